// Whoever reads along may stop (`| head`). Then it is as if he had pressed Ctrl-C: what has to be put in order still is.
let isReported = false;
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error;
    // Once, since every write fails from now on, and a second Ctrl-C ends a clean-up.
    if (!isReported) process.kill(process.pid, 'SIGINT');
    isReported = true;
  });
}
