#ifndef MOJ_SCAN_H
#define MOJ_SCAN_H
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// Packs 64 bytes that are 0 or 1 into the bits of a word, the first byte lowest.
static inline uint64_t moj_pack64(const uint8_t *bytes) {
#if defined(__SSE2__)
  uint64_t word = 0;
  for (int part = 0; part < 4; part++) {
    __m128i block = _mm_loadu_si128((const __m128i *)(bytes + part * 16));
    uint64_t bits = (uint32_t)_mm_movemask_epi8(_mm_slli_epi64(block, 7));
    word |= bits << (part * 16);
  }
  return word;
#else
  uint64_t word = 0;
  for (int bit = 0; bit < 64; bit++) word |= (uint64_t)(bytes[bit] & 1) << bit;
  return word;
#endif
}

/// Returns the offset of the first needle at or after `from`; `length` where there is none.
static inline size_t moj_find(
    const uint8_t *bytes, size_t length, size_t from, const uint8_t *needle, size_t size) {
  if (size == 0) return from;
  if (length < size) return length;
  size_t end = length - size + 1;
  size_t at = from;
#if defined(__SSE2__)
  const __m128i first = _mm_set1_epi8((char)needle[0]);
  const __m128i last = _mm_set1_epi8((char)needle[size - 1]);
  while (at + 16 <= end) {
    __m128i heads = _mm_loadu_si128((const __m128i *)(bytes + at));
    __m128i tails = _mm_loadu_si128((const __m128i *)(bytes + at + size - 1));
    uint32_t hits = (uint32_t)_mm_movemask_epi8(
        _mm_and_si128(_mm_cmpeq_epi8(heads, first), _mm_cmpeq_epi8(tails, last)));
    while (hits) {
      size_t hit = at + (size_t)__builtin_ctz(hits);
      if (memcmp(bytes + hit, needle, size) == 0) return hit;
      hits &= hits - 1;
    }
    at += 16;
  }
#endif
  for (; at < end; at++)
    if (bytes[at] == needle[0] && memcmp(bytes + at, needle, size) == 0) return at;
  return length;
}
#endif
