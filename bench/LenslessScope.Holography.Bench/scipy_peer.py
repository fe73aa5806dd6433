"""The benchmark's work in scipy: reads "NAME THREADS" lines, answers with milliseconds of processor and wall.

whole   counts -> sqrt -> fft2 -> times H (kept) -> ifft2 -> amplitude, complex64: as it is usually written
halved  the same with rfft2 and two irfft2, the best that scipy's functions allow
square  fft2 and ifft2 of 2048 x 2048, complex64
"""
import sys
import time

import numpy as np
import scipy.fft

file, height, width, rows, columns, background, pixel, wavelength, distance, result = sys.argv[1:]
height, width, rows, columns = int(height), int(width), int(rows), int(columns)
background, pixel, wavelength, distance = float(background), float(pixel), float(wavelength), float(distance)
counts = np.fromfile(file, np.uint8).reshape(height, width)


def transfer(fy, fx):
    def limit(n):
        return 1 / (wavelength * np.sqrt((2 * abs(distance) / (n * pixel)) ** 2 + 1))
    fy, fx = fy[:, None], fx[None, :]
    axial = np.maximum(wavelength ** -2 - fx ** 2 - fy ** 2, 0)
    kept = (np.abs(fy) <= limit(rows)) & (np.abs(fx) <= limit(columns)) & (axial > 0)
    return kept * np.exp(2j * np.pi * distance * (np.sqrt(axial) - 1 / wavelength))


H = transfer(np.fft.fftfreq(rows, pixel), np.fft.fftfreq(columns, pixel)).astype(np.complex64)
half = transfer(np.fft.fftfreq(rows, pixel), np.fft.rfftfreq(columns, pixel))
half_re, half_im = half.real.astype(np.float32), half.imag.astype(np.float32)
square = np.random.default_rng(1).standard_normal((2048, 2048, 2), np.float32).view(np.complex64)[..., 0]


def amplitude():
    return np.sqrt(counts * np.float32(1 / background)) - np.float32(1)


def whole(workers):
    spectrum = scipy.fft.fft2(amplitude().astype(np.complex64), (rows, columns), workers=workers)
    spectrum *= H
    field = scipy.fft.ifft2(spectrum, overwrite_x=True, workers=workers)[:height, :width]
    return np.abs(field + np.float32(1))


def halved(workers):
    spectrum = scipy.fft.rfft2(amplitude(), (rows, columns), workers=workers)
    re = scipy.fft.irfft2(spectrum * half_re, (rows, columns), workers=workers)[:height, :width]
    im = scipy.fft.irfft2(spectrum * half_im, (rows, columns), workers=workers)[:height, :width]
    return np.hypot(re + np.float32(1), im)


def transforms(workers):
    return scipy.fft.ifft2(scipy.fft.fft2(square, workers=workers), overwrite_x=True, workers=workers)


work = {"whole": whole, "halved": halved, "square": transforms}
whole(1).astype(np.float32).tofile(result)
print("ready", flush=True)
for line in sys.stdin:
    name, threads = line.split()
    cpu, wall = time.process_time(), time.perf_counter()
    work[name](int(threads))
    print((time.process_time() - cpu) * 1e3, (time.perf_counter() - wall) * 1e3, flush=True)
