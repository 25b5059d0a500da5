#ifndef MOJ_JSON_H
#define MOJ_JSON_H
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/* Returns the first byte from p on that ends a run of plain bytes of a JSON string: a quote, a
   backslash, a control character or the end. Sets *high where a byte before it is not ASCII. */
static inline const uint8_t *moj_json_plain_end(const uint8_t *p, const uint8_t *end,
                                                uint32_t *high) {
#if defined(__SSE2__)
  const __m128i quote = _mm_set1_epi8('"'), slash = _mm_set1_epi8('\\');
  const __m128i control = _mm_set1_epi8(0x1F);
  while (end - p >= 16) {
    const __m128i bytes = _mm_loadu_si128((const __m128i *)p);
    const __m128i stops = _mm_or_si128(
        _mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, slash)),
        _mm_cmpeq_epi8(_mm_min_epu8(bytes, control), bytes));
    const uint32_t stop = (uint32_t)_mm_movemask_epi8(stops);
    const uint32_t upper = (uint32_t)_mm_movemask_epi8(bytes);
    if (stop != 0) {
      const int place = __builtin_ctz(stop);
      *high |= upper & ((1u << place) - 1u);
      return p + place;
    }
    *high |= upper;
    p += 16;
  }
#endif
  while (p < end && *p != '"' && *p != '\\' && *p >= 0x20) {
    *high |= *p & 0x80u;
    p += 1;
  }
  return p;
}

/* Returns the first byte that makes the bytes from p no valid UTF-8; NULL where there is none. */
static inline const uint8_t *moj_utf8_fault(const uint8_t *p, const uint8_t *end) {
  while (p < end) {
    while (end - p >= 8) {
      uint64_t word;
      memcpy(&word, p, 8);
      if (word & 0x8080808080808080ull) break;
      p += 8;
    }
    if (p >= end) break;
    const uint8_t lead = *p;
    if (lead < 0x80) {
      p += 1;
      continue;
    }
    ptrdiff_t extra;
    uint8_t lower = 0x80, upper = 0xBF;
    if (lead >= 0xC2 && lead <= 0xDF) {
      extra = 1;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
      extra = 2;
      if (lead == 0xE0) lower = 0xA0;
      if (lead == 0xED) upper = 0x9F;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
      extra = 3;
      if (lead == 0xF0) lower = 0x90;
      if (lead == 0xF4) upper = 0x8F;
    } else {
      return p;
    }
    if (end - p <= extra || p[1] < lower || p[1] > upper) return p;
    for (ptrdiff_t i = 2; i <= extra; i += 1)
      if (p[i] < 0x80 || p[i] > 0xBF) return p;
    p += extra + 1;
  }
  return NULL;
}

/* Counts the line feeds from p to end. */
static inline size_t moj_count_lines(const uint8_t *p, const uint8_t *end) {
  size_t count = 0;
  for (; p < end; p += 1) count += *p == '\n';
  return count;
}

/* Asks for a word to be brought into the cache. */
static inline void moj_prefetch(const void *p) { __builtin_prefetch(p); }

/* Loads eight bytes. */
static inline uint64_t moj_load8(const uint8_t *p) {
  uint64_t word;
  memcpy(&word, p, 8);
  return word;
}

/* Returns 1 where n bytes are equal. */
static inline int moj_equal(const uint8_t *a, const uint8_t *b, size_t n) {
  return memcmp(a, b, n) == 0;
}

/* Mixes up to n bytes into 64 bits; the seed keeps chosen keys from colliding. */
static inline uint64_t moj_hash(const uint8_t *p, size_t n, uint64_t seed) {
  uint64_t a, b, state = seed ^ (n * 0x9E3779B97F4A7C15ull);
  while (n > 16) {
    __uint128_t product = (__uint128_t)(moj_load8(p) ^ 0xA0761D6478BD642Full ^ state) *
                          (moj_load8(p + 8) ^ 0xE7037ED1A0B428DBull);
    state = (uint64_t)product ^ (uint64_t)(product >> 64);
    p += 16;
    n -= 16;
  }
  if (n >= 8) {
    a = moj_load8(p);
    b = moj_load8(p + n - 8);
  } else if (n >= 4) {
    uint32_t x, y;
    memcpy(&x, p, 4);
    memcpy(&y, p + n - 4, 4);
    a = x;
    b = y;
  } else if (n > 0) {
    a = ((uint64_t)p[0] << 16) | ((uint64_t)p[n >> 1] << 8) | p[n - 1];
    b = 0;
  } else {
    a = b = 0;
  }
  __uint128_t product = (__uint128_t)(a ^ 0x8EBC6AF09C88C6E3ull ^ state) *
                        (b ^ 0x589965CC75374CC3ull ^ state);
  return (uint64_t)product ^ (uint64_t)(product >> 64);
}
#endif
