/**
 * Bundles the playground into `dist/`, as the server embeds it: names with hashes, a compressed
 * copy of each text beside it. `--watch` builds again when a source changes.
 */
import { execFile } from "node:child_process";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import zlib from "node:zlib";
import { build, context } from "esbuild";

/** What a first visit may load before it can edit and run, compressed. */
const FIRST_LOAD_BYTES_MAX = 400 * 1024;

process.chdir(dirname(fileURLToPath(import.meta.url)));

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);

const options = {
  entryPoints: ["src/main.ts", "src/early.ts", "src/style.css", "src/icon.svg"],
  outdir: "dist/assets",
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  bundle: true,
  splitting: true,
  format: "esm",
  target: ["chrome109", "firefox115", "safari16.4"],
  loader: { ".woff2": "file", ".svg": "copy" },
  minify: true,
  metafile: true,
  write: false,
  legalComments: "linked",
  logLevel: "warning",
};

/** Writes a file and, where that makes it smaller, its compressed copies; answers with the least size. */
async function emit(path, contents) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, contents);
  if (path.endsWith(".woff2")) return contents.length;
  const text = { [zlib.constants.BROTLI_PARAM_MODE]: zlib.constants.BROTLI_MODE_TEXT };
  const [br, gz] = await Promise.all([
    brotli(contents, { params: text }),
    gzip(contents, { level: 9 }),
  ]);
  await writeFile(`${path}.br`, br);
  await writeFile(`${path}.gz`, gz);
  // gzip, because every client has it.
  return gz.length;
}

/** The chunks that an output can't start without. */
function staticImports(outputs, name, found = new Set()) {
  for (const { path, kind } of outputs[name].imports) {
    if (kind === "import-statement" && !found.has(path)) {
      found.add(path);
      staticImports(outputs, path, found);
    }
  }
  return found;
}

async function write({ outputFiles, metafile }) {
  await rm("dist", { recursive: true, force: true });
  const sizes = new Map();
  for (const file of outputFiles) {
    const path = join("dist/assets", basename(file.path));
    sizes.set(path, await emit(path, file.contents));
  }
  const { outputs } = metafile;
  const outputOf = (source) =>
    Object.keys(outputs).find((name) => outputs[name].entryPoint === source);
  const fontOf = (part) => Object.keys(outputs).find((name) => name.includes(part));
  const script = outputOf("src/main.ts");
  const early = outputOf("src/early.ts");
  const style = outputOf("src/style.css");
  const icon = Object.keys(outputs).find((name) => name.includes("/icon-"));
  const chunks = [...staticImports(outputs, script)];
  const fonts = [fontOf("inter-latin-wght-normal"), fontOf("jetbrains-mono-latin-wght-normal")];

  const url = (path) => path.replace(/^dist/, "");
  const template = await readFile("src/index.html", "utf8");
  const links = [
    ...chunks.map((path) => `<link rel="modulepreload" href="${url(path)}">`),
    ...fonts.map(
      (path) => `<link rel="preload" href="${url(path)}" as="font" type="font/woff2" crossorigin>`,
    ),
  ];
  const html = template
    .replace("%SCRIPT%", url(script))
    .replace("%EARLY%", url(early))
    .replace("%STYLE%", url(style))
    .replace("%ICON%", url(icon))
    .replace("<!-- %PRELOADS% -->", links.join("\n    "));
  sizes.set("index.html", await emit("dist/index.html", Buffer.from(html)));

  const first = ["index.html", early, script, style, icon, ...chunks, ...fonts];
  const total = first.reduce((sum, path) => sum + sizes.get(path), 0);
  console.log(`web: first load ${(total / 1024).toFixed(0)} KB compressed, ${first.length} files`);
  if (total > FIRST_LOAD_BYTES_MAX) {
    throw new Error(`first load is ${total} bytes, ${FIRST_LOAD_BYTES_MAX} are allowed`);
  }
}

if (process.argv.includes("--watch")) {
  const plugin = {
    name: "write",
    setup: ({ onEnd }) => onEnd((result) => (result.errors.length ? undefined : write(result))),
  };
  await (await context({ ...options, plugins: [plugin] })).watch();
} else {
  await write(await build(options));
  await build({
    entryPoints: ["client/src/index.ts"],
    outdir: "client/dist",
    bundle: true,
    format: "esm",
    target: "es2022",
    logLevel: "warning",
  });
  await promisify(execFile)("node_modules/.bin/tsc", ["-p", "client"]);
}
