#ifndef MOJ_DATA_H
#define MOJ_DATA_H
#include <stddef.h>

/* Files that the binary carries, so that the demo and the saved scripts work anywhere. */
struct moj_file {
  const char *name;
  const unsigned char *bytes;
  size_t count;
};

/* The number of files, and the file at an index below it. */
size_t moj_file_count(void);
struct moj_file moj_file_at(size_t index);
#endif
