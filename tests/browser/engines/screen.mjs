// A screen that nobody sees, for the browsers that paint WebGL only on one.
import { spawn } from "node:child_process";

/** Starts a screen under the first number that is free. */
export function openScreen() {
  return new Promise((resolve, reject) => {
    const server = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1280x1000x24", "-nolisten", "tcp"], { stdio: ["ignore", "ignore", "pipe", "pipe"] });
    const kill = () => server.kill();
    process.once("exit", kill);
    server.once("exit", () => process.off("exit", kill));
    let said = "";
    server.stderr.on("data", (chunk) => (said += chunk));
    server.once("error", (error) => reject(new Error(`Xvfb, the screen for the browser, did not start: ${error.message}`)));
    server.once("exit", (code) => reject(new Error(`Xvfb, the screen for the browser, ended with ${code}: ${said}`)));
    let number = "";
    server.stdio[3].on("data", (chunk) => {
      if (!(number += chunk).endsWith("\n")) return;
      server.stderr.resume();
      resolve({ display: `:${number.trim()}`, close: async () => {
        // Until it has ended it may take its socket away from the next screen of the same number.
        const over = new Promise((done) => server.once("exit", done));
        if (server.kill()) await over;
      } });
    });
  });
}
