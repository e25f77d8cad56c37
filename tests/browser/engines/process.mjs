// Ends a browser as a power cut does.

/** @param {import("node:child_process").ChildProcess} child */
export const killed = (child) =>
  new Promise((resolve) => {
    child.once("exit", resolve);
    child.kill("SIGKILL");
  });
