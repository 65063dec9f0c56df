/** A proxy as there are some: it passes requests on, and refuses to upgrade a connection. */
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

export interface BlockingProxy {
  url: string;
  /** How many upgrades were refused. */
  refused: number;
  close(): void;
}

export async function proxyWithoutWebSockets(target: string): Promise<BlockingProxy> {
  const server = createServer((incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const passed = request(new URL(url ?? "/", target), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    passed.on("error", () => outgoing.destroy());
    outgoing.on("close", () => passed.destroy());
    incoming.pipe(passed);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  const proxy: BlockingProxy = {
    url: `http://127.0.0.1:${port}`,
    refused: 0,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
  server.on("upgrade", (_, socket) => {
    proxy.refused++;
    socket.end("HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
  });
  return proxy;
}
