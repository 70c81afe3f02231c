// Loaded before everything else, in every thread: whoever opens a connection ends the program.
const deny = (what) => () => {
  process.stderr.write(`network: ${what}\n`);
  process.exit(99);
};
const net = require('node:net');
net.Socket.prototype.connect = deny('connect');
const dns = require('node:dns');
dns.lookup = deny('lookup');
globalThis.fetch = deny('fetch');
