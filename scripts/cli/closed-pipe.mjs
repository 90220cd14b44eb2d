// Whoever reads along may stop (`| head`). Then it is as if he had pressed Ctrl-C: what has to be put in order still is.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error;
    process.kill(process.pid, 'SIGINT');
  });
}
