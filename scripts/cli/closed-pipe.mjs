// If the reader of a pipe stops (`| head`), the process ends as after Ctrl-C, with its clean-up.
let isReported = false;
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error;
    // Only once: every further write fails as well, and a second Ctrl-C would end the clean-up.
    if (!isReported) process.kill(process.pid, 'SIGINT');
    isReported = true;
  });
}
