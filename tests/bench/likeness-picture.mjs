// Draws how much is understood by how many bytes.

const [left, top, width, height] = [60, 50, 480, 320];
const MOST = 100; // percent
const SHIPS = 10_000; // cells
const LINES = [
  { figure: "five", label: "right among five", color: "#c2410c" },
  { figure: "first", label: "right first", color: "#1d4ed8" },
  { figure: "quiet", label: "rightly silent", color: "#555" },
];

/** `sizes`: [{ cells, bytes: { customer }, first, five, quiet }], the smallest first; shares as "12.3 %". */
export function sizePicture(sizes) {
  const most = 10_000 * Math.ceil(sizes.at(-1).bytes.customer / 10_000);
  const x = ({ bytes }) => (left + (bytes.customer / most) * width).toFixed(1);
  const y = (percent) => (top + (1 - percent / MOST) * height).toFixed(1);
  const shipped = sizes.find(({ cells }) => cells === SHIPS);
  const across = [0, 20, 40, 60, 80, 100].map(
    (percent) =>
      `<path d="M${left} ${y(percent)}h${width}" stroke="#ddd"/><text x="${left - 8}" y="${Number(y(percent)) + 4}" text-anchor="end">${percent} %</text>`,
  );
  const down = Array.from({ length: most / 10_000 + 1 }, (_, i) => {
    const at = (left + ((10_000 * i) / most) * width).toFixed(1);
    return `<path d="M${at} ${top}v${height}" stroke="#ddd"/><text x="${at}" y="${top + height + 20}" text-anchor="middle">${(10_000 * i).toLocaleString("en-US")}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 700 420" role="img" font-family="sans-serif" font-size="13" fill="#222">
<title>The share of stories understood grows with the bytes of the model, ever more slowly</title>
<rect width="700" height="420" fill="#fff"/>
<text x="${left}" y="24" font-size="15">Own words: stories understood, by the bytes of the customers' model (Brotli)</text>
${across.join("\n")}
${down.join("\n")}
<path d="M${x(shipped)} ${top}v${height}" stroke="#222" stroke-dasharray="4 4"/><text x="${x(shipped)}" y="${top - 6}" text-anchor="middle">what ships</text>
${LINES.map((line) => drawn(line, sizes, x, y)).join("\n")}
</svg>
`;
}

function drawn({ figure, label, color }, sizes, x, y) {
  const points = sizes.map((size) => [x(size), y(parseFloat(size[figure]))]);
  const [lastX, lastY] = points.at(-1).map(Number);
  const dots = points.map(([px, py]) => `<circle cx="${px}" cy="${py}" r="3" fill="${color}"/>`).join("");
  const path = points.map((point) => point.join(" ")).join("L");
  return `<path d="M${path}" fill="none" stroke="${color}" stroke-width="2"/>${dots}<text x="${lastX + 10}" y="${lastY + 4}" fill="${color}">${label}</text>`;
}
