#!/usr/bin/env python3
"""Makes recordings.zip: spoken digits, synthesised. Needs espeak-ng 1.51 (Debian: espeak-ng).

Ten digits, eight voices, three ways of speaking each: 240 WAV files {digit}_{voice}_{index}.wav,
8 kHz, 16 bits, one channel, silence at both ends cut off. The same bytes at every run.
"""
import array
import io
import math
import subprocess
import wave
import zipfile

WORDS = "zero one two three four five six seven eight nine".split()
VOICES = {
    "alan": "en-gb+m1", "beth": "en-us+f1", "carl": "en-us+m3", "dora": "en-gb+f2",
    "ewan": "en-gb-scotland+m7", "faye": "en-us+f3", "glen": "en-029+m2", "june": "en-us+f5",
}
# words a minute, pitch 0..99, loudness
WAYS = [(135, 40, 0.9), (165, 50, 0.5), (200, 62, 0.7)]
RATE = 8000


def synthesised(voice, word, speed, pitch):
    command = ["espeak-ng", "-v", voice, "-s", str(speed), "-p", str(pitch), "--stdout", word]
    with wave.open(io.BytesIO(subprocess.run(command, check=True, capture_output=True).stdout)) as w:
        frames = w.readframes(1 << 24)  # the header of a stream does not know its length
        return list(array.array("h", frames[: len(frames) // 2 * 2])), w.getframerate()


def resampled(samples, rate):
    """Windowed sinc, with the cut-off at 0.92 of half the new rate."""
    width, cut = 32, 0.92 * RATE / rate
    result = []
    for i in range(int(len(samples) * RATE / rate)):
        at = i * rate / RATE
        total = 0.0
        for k in range(max(0, int(at) - width + 1), min(len(samples), int(at) + width + 1)):
            x = k - at
            sinc = 1.0 if x == 0 else math.sin(math.pi * cut * x) / (math.pi * cut * x)
            total += samples[k] * cut * sinc * (0.5 + 0.5 * math.cos(math.pi * x / (width + 1)))
        result.append(total)
    return result


def trimmed(samples, loudness):
    peak = max(abs(s) for s in samples)
    loud = [i for i, s in enumerate(samples) if abs(s) > 0.02 * peak]
    kept = samples[max(0, loud[0] - 80) : loud[-1] + 160]
    return array.array("h", [round(32767 * loudness * s / peak) for s in kept])


with zipfile.ZipFile("recordings.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
    for digit, word in enumerate(WORDS):
        for name, voice in VOICES.items():
            for index, (speed, pitch, loudness) in enumerate(WAYS):
                clip = trimmed(resampled(*synthesised(voice, word, speed, pitch)), loudness)
                out = io.BytesIO()
                with wave.open(out, "wb") as w:
                    w.setnchannels(1)
                    w.setsampwidth(2)
                    w.setframerate(RATE)
                    w.writeframes(clip.tobytes())
                entry = zipfile.ZipInfo(f"{digit}_{name}_{index}.wav", (2026, 1, 1, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, out.getvalue())
