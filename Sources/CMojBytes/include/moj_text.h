#ifndef MOJ_TEXT_H
#define MOJ_TEXT_H
#include <stddef.h>
#include <stdint.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/* The number of bytes before the first quote, backslash, control character or high byte. */
static inline size_t moj_plain_length(const uint8_t *bytes, size_t count) {
  size_t i = 0;
#if defined(__SSE2__)
  const __m128i quote = _mm_set1_epi8('"');
  const __m128i slash = _mm_set1_epi8('\\');
  const __m128i low = _mm_set1_epi8(0x20);
  while (i + 16 <= count) {
    __m128i block = _mm_loadu_si128((const __m128i *)(bytes + i));
    /* Signed: control characters and high bytes are both less than 0x20. */
    __m128i odd = _mm_or_si128(
        _mm_or_si128(_mm_cmpeq_epi8(block, quote), _mm_cmpeq_epi8(block, slash)),
        _mm_cmplt_epi8(block, low));
    int mask = _mm_movemask_epi8(odd);
    if (mask) return i + (size_t)__builtin_ctz((unsigned)mask);
    i += 16;
  }
#endif
  while (i < count) {
    uint8_t c = bytes[i];
    if (c == '"' || c == '\\' || c < 0x20 || c >= 0x80) return i;
    i++;
  }
  return i;
}
#endif
