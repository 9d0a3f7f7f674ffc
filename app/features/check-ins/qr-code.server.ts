import { create } from 'qrcode'

/** A code as a drawing: squares on a grid of `size`, as one path. No image, no style, nothing from elsewhere (SEC-030, SEC-055). */
export type QrCode = { size: number; path: string }

export function qrCode(text: string): QrCode {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules
  let path = ''
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (data[row * size + column] !== 1) continue
      let length = 1
      while (column + length < size && data[row * size + column + length] === 1) length += 1
      path += `M${column} ${row}h${length}v1h-${length}z`
      column += length
    }
  }
  return { size, path }
}
