#ifndef MOJ_HASH_H
#define MOJ_HASH_H
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/// CRC-32C of bytes: finds every flipped bit of a line of the change log.
static inline uint32_t moj_crc32c(const uint8_t *bytes, size_t length) {
  static const uint32_t part[16] = {
      0x00000000, 0x105ec76f, 0x20bd8ede, 0x30e349b1, 0x417b1dbc, 0x5125dad3, 0x61c69362,
      0x7198540d, 0x82f63b78, 0x92a8fc17, 0xa24bb5a6, 0xb21572c9, 0xc38d26c4, 0xd3d3e1ab,
      0xe330a81a, 0xf36e6f75};
  uint32_t sum = 0xffffffff;
  for (size_t at = 0; at < length; at++) {
    sum ^= bytes[at];
    sum = (sum >> 4) ^ part[sum & 15];
    sum = (sum >> 4) ^ part[sum & 15];
  }
  return ~sum;
}

static inline uint64_t moj_turn(uint64_t value, int by) {
  return (value << by) | (value >> (64 - by));
}

static inline uint64_t moj_word(const uint8_t *bytes) {
  uint64_t word = 0;
  for (int at = 7; at >= 0; at--) word = word << 8 | bytes[at];
  return word;
}

/// XXH64 of bytes with seed 0: tells one state of a file from another.
static inline uint64_t moj_hash64(const uint8_t *bytes, size_t length) {
  const uint64_t one = 0x9E3779B185EBCA87, two = 0xC2B2AE3D27D4EB4F, three = 0x165667B19E3779F9;
  const uint64_t four = 0x85EBCA77C2B2AE63, five = 0x27D4EB2F165667C5;
  const uint8_t *end = bytes + length;
  uint64_t sum = five;
  if (length >= 32) {
    uint64_t lane[4] = {one + two, two, 0, 0 - one};
    for (; bytes + 32 <= end; bytes += 32)
      for (int at = 0; at < 4; at++)
        lane[at] = moj_turn(lane[at] + moj_word(bytes + at * 8) * two, 31) * one;
    sum = moj_turn(lane[0], 1) + moj_turn(lane[1], 7) + moj_turn(lane[2], 12) +
          moj_turn(lane[3], 18);
    for (int at = 0; at < 4; at++)
      sum = (sum ^ (moj_turn(lane[at] * two, 31) * one)) * one + four;
  }
  sum += length;
  for (; bytes + 8 <= end; bytes += 8)
    sum = moj_turn(sum ^ (moj_turn(moj_word(bytes) * two, 31) * one), 27) * one + four;
  if (bytes + 4 <= end) {
    uint64_t half = bytes[0] | bytes[1] << 8 | bytes[2] << 16 | (uint64_t)bytes[3] << 24;
    sum = moj_turn(sum ^ (half * one), 23) * two + three;
    bytes += 4;
  }
  for (; bytes < end; bytes++) sum = moj_turn(sum ^ (*bytes * five), 11) * one;
  sum = (sum ^ (sum >> 33)) * two;
  sum = (sum ^ (sum >> 29)) * three;
  return sum ^ (sum >> 32);
}

#endif
