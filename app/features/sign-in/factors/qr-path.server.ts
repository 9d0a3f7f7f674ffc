import { create } from 'qrcode'

/** A QR code as one SVG path of dark squares, without its quiet margin. */
export function qrPath(text: string): { size: number; path: string } {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules
  let path = ''
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if (data[y * size + x] !== 1) continue
      let width = 1
      while (x + width < size && data[y * size + x + width] === 1) width += 1
      path += `M${x} ${y}h${width}v1h-${width}z`
      x += width
    }
  }
  return { size, path }
}
