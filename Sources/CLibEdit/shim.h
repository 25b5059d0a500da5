#ifndef MOJ_LIBEDIT_SHIM_H
#define MOJ_LIBEDIT_SHIM_H

/* What Swift cannot call as it stands: libedit's variadic functions, the C library's global
   variables, and the parts of <signal.h> that each platform spells differently. Nothing here
   keeps state: a static variable would be one for each object file that includes this. */

#include <errno.h>
#include <histedit.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <unistd.h>
#include <wchar.h>

#if defined(__APPLE__)
#include <crt_externs.h>
#else
extern char **environ;
#endif

typedef char *(*moj_prompt_function)(EditLine *);
typedef unsigned char (*moj_key_function)(EditLine *, int);
typedef int (*moj_read_function)(EditLine *, wchar_t *);

static inline EditLine *moj_el_open(const char *name) {
  return el_init(name, stdin, stdout, stderr);
}

/* `escape` stands on both sides of what takes no room, such as a colour. */
static inline int moj_el_set_prompt(EditLine *e, moj_prompt_function f, char escape) {
  return el_set(e, EL_PROMPT_ESC, f, escape);
}

static inline int moj_el_set_reader(EditLine *e, moj_read_function f) {
  return el_set(e, EL_GETCFN, f);
}

static inline int moj_el_set_client(EditLine *e, void *client) {
  return el_set(e, EL_CLIENTDATA, client);
}

static inline void *moj_el_client(EditLine *e) {
  void *client = NULL;
  el_get(e, EL_CLIENTDATA, &client);
  return client;
}

static inline int moj_el_use_emacs(EditLine *e) { return el_set(e, EL_EDITOR, "emacs"); }

/* With `on` false, the keys of signals are read as characters while a line is edited. */
static inline int moj_el_set_signal_keys(EditLine *e, int on) {
  return el_set(e, EL_SETTY, "-d", on ? "+isig" : "-isig", NULL);
}

static inline int moj_el_add_function(
    EditLine *e, const char *name, const char *help, moj_key_function f) {
  return el_set(e, EL_ADDFN, name, help, f);
}

static inline int moj_el_bind(EditLine *e, const char *key, const char *name) {
  return el_set(e, EL_BIND, key, name, NULL);
}

static inline int moj_el_prepare_terminal(EditLine *e, int on) {
  return el_set(e, EL_PREP_TERM, on);
}

static inline int moj_el_refresh(EditLine *e) { return el_set(e, EL_REFRESH); }

static inline int moj_el_set_history(EditLine *e, History *h) {
  return el_set(e, EL_HIST, history, h);
}

static inline int moj_history_set_size(History *h, int size) {
  HistEvent event;
  return history(h, &event, H_SETSIZE, size);
}

static inline int moj_history_enter(History *h, const char *text) {
  HistEvent event;
  return history(h, &event, H_ENTER, text);
}

static inline int moj_history_clear(History *h) {
  HistEvent event;
  return history(h, &event, H_CLEAR);
}

static inline char **moj_environment(void) {
#if defined(__APPLE__)
  return *_NSGetEnviron();
#else
  return environ;
#endif
}

/* Installs a handler without SA_RESTART, so that a waiting read comes back with EINTR. */
static inline int moj_on_signal(int number, void (*handler)(int)) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  sigemptyset(&action.sa_mask);
  return sigaction(number, &action, NULL);
}

/* Waits until standard input can be read, with the signals that `mask` blocks; 0 where one came
   first. */
static inline int moj_wait_for_input(const sigset_t *mask) {
  fd_set input;
  FD_ZERO(&input);
  FD_SET(STDIN_FILENO, &input);
  return pselect(STDIN_FILENO + 1, &input, NULL, NULL, NULL, mask) >= 0 || errno != EINTR;
}

static inline int moj_ignore_signal(int number) { return moj_on_signal(number, SIG_IGN); }

static inline int moj_default_signal(int number) { return moj_on_signal(number, SIG_DFL); }

/* Declared here because <wchar.h> shows it only to those who ask for X/Open. */
extern int wcwidth(wchar_t);

static inline int moj_cells(int scalar) { return wcwidth((wchar_t)scalar); }

/* The terminal's size in cells; false where the descriptor is no terminal. */
static inline int moj_terminal_size(int descriptor, int *columns, int *rows) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) return 0;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return 1;
}

#endif
