// A port that other machines can reach is reached past the proxy, too: whoever starts the desk so is told what that means.
import assert from "node:assert/strict";
import { test } from "node:test";
import { logged, startDesk } from "./desk.mjs";

const noTls = /Who reaches \S+ and not the proxy is served without TLS/, forges = /from the network that --proxy names can forge the address that limits count by \(X-Forwarded-For\)/;
for (const [listen, proxy, warns, warnsOfForgery] of [
  ["127.0.0.1:0", "127.0.0.1", false, false],
  ["127.0.0.1:0", "10.0.0.0/8", false, false],
  ["[::1]:0", "::1", false, false],
  ["0.0.0.0:0", "127.0.0.1", true, false],
  ["0.0.0.0:0", "192.0.2.1/32", true, false],
  ["0.0.0.0:0", "192.0.2.0/31", true, true],
  ["0.0.0.0:0", "0.0.0.0/0", true, true],
  ["[::]:0", "2001:db8::1/128", true, false],
  ["[::]:0", "2001:db8::/64", true, true],
])
  test(`listening on ${listen} behind ${proxy} ${warns ? `is told to be open${warnsOfForgery ? " to forged addresses" : ""}` : "has nothing to tell"}`, async (t) => {
    const server = await startDesk(t, { args: ["--listen", listen, "--proxy", proxy, "--host", "qopi.example.org"] });
    assert.deepEqual(await server.stop(), { code: 0, signal: null });
    if (warns) await logged(server, /\. Let the firewall admit the proxy only\.$/m);
    if (warnsOfForgery) await logged(server, forges);
    assert.deepEqual([noTls.test(server.log), forges.test(server.log)], [warns, warnsOfForgery], server.log);
  });

test("a network among single proxies is told of", async (t) => {
  const server = await startDesk(t, { args: ["--listen", "0.0.0.0:0", "--proxy", "192.0.2.1", "--proxy", "198.51.100.0/24", "--host", "qopi.example.org"] });
  assert.deepEqual(await server.stop(), { code: 0, signal: null });
  await logged(server, forges);
});
