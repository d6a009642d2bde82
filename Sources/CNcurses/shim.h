// The part of ncurses that the terminal uses, as plain functions: macros, variadics and globals do
// not import into Swift.
#ifndef BELLHOP_CURSES_SHIM_H
#define BELLHOP_CURSES_SHIM_H

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/// A screen and the streams it was opened on.
typedef struct screen *curses_screen;

/// Opens a screen of the terminal type on copies of two descriptors; NULL for an unknown type.
/// Never `initscr`, which ends the process. With a directory, descriptions are looked for there
/// alone; the environment is put back, for children have terminals of their own kind. Before other
/// threads start: it touches the environment. `written` becomes the copy that curses writes to.
static inline curses_screen curses_open(
    const char *type, const char *directory, int input, int output, int *written) {
  int read_end = fcntl(input, F_DUPFD_CLOEXEC, 3);
  int write_end = fcntl(output, F_DUPFD_CLOEXEC, 3);
  *written = write_end;
  FILE *from = read_end < 0 ? NULL : fdopen(read_end, "r");
  FILE *to = write_end < 0 ? NULL : fdopen(write_end, "w");
  const char *former = getenv("TERMINFO");
  char *kept = former == NULL ? NULL : strdup(former);
  if (directory != NULL) setenv("TERMINFO", directory, 1);
  SCREEN *opened = from == NULL || to == NULL ? NULL : newterm(type, to, from);
  if (directory != NULL && kept != NULL) setenv("TERMINFO", kept, 1);
  if (directory != NULL && kept == NULL) unsetenv("TERMINFO");
  free(kept);
  if (opened == NULL) {
    if (from != NULL) fclose(from);
    if (to != NULL) fclose(to);
  }
  return opened;
}
static inline void curses_free(curses_screen opened) { delscreen(opened); }
static inline void curses_set(curses_screen opened) { set_term(opened); }

/// Bytes as typed: no echo, no line editing, no signals from keys, no flow control.
static inline void curses_raw_mode(void) {
  raw();
  noecho();
  nonl();
  typeahead(-1);
  keypad(stdscr, FALSE);
  scrollok(stdscr, FALSE);
  leaveok(stdscr, FALSE);
}
/// Ends the screen. Where nothing comes back that stood there before, nothing of ours stays either:
/// what customers wrote is not left to who sits down next.
static inline int curses_end(void) {
  const char *back = tigetstr("rmcup");
  if (!isendwin() && (back == NULL || back == (const char *)-1)) {
    wclear(stdscr);
    wrefresh(stdscr);
  }
  return endwin();
}
/// Whether the next flush also takes the terminal back: its line mode, its screen.
static inline int curses_has_ended(void) { return isendwin(); }
static inline int curses_can_address(void) {
  const char *cup = tigetstr("cup");
  return cup != NULL && cup != (const char *)-1;
}

static inline void curses_keep_palette(void);
static inline int curses_start_color(void) {
  curses_keep_palette();
  return start_color() == OK && has_colors();
}
static inline int curses_default_colors(void) { return use_default_colors() == OK; }
static inline int curses_colors(void) { return COLORS; }
static inline int curses_pairs(void) { return COLOR_PAIRS; }
static inline int curses_is_direct(void) { return tigetflag("RGB") == 1; }
static inline int curses_define_pair(int pair, int foreground, int background) {
  return init_extended_pair(pair, foreground, background) == OK;
}

static inline unsigned curses_bold(void) { return A_BOLD; }
static inline unsigned curses_dim(void) { return A_DIM; }
static inline unsigned curses_italic(void) { return A_ITALIC; }
static inline unsigned curses_underline(void) { return A_UNDERLINE; }
static inline unsigned curses_reverse(void) { return A_REVERSE; }

/// Writes UTF-8 at a place in a look. The pair must be one that was defined: ncurses reads out of
/// bounds for any other.
static inline void curses_write(
    int y, int x, const char *bytes, int count, unsigned attributes, int pair) {
  if (pair < 0) pair = 0;
  wattr_set(stdscr, attributes, 0, &pair);
  mvwaddnstr(stdscr, y, x, bytes, count);
}
static inline void curses_move(int y, int x) { wmove(stdscr, y, x); }
static inline int curses_show_cursor(int visible) { return curs_set(visible); }
static inline void curses_flush(void) {
  wnoutrefresh(stdscr);
  doupdate();
}
/// The next flush paints everything.
static inline void curses_forget_screen(void) { clearok(curscr, TRUE); }
static inline void curses_resize(int rows, int columns) { resizeterm(rows, columns); }

// Last of all, for its macros take many plain words.
#include <term.h>

/// Whether a description of this type is installed.
static inline int curses_knows(const char *type) {
  int error = 0;
  if (setupterm((char *)type, 1, &error) != OK) return 0;
  del_curterm(cur_term);
  return 1;
}

/// Forgets how to reset the palette: curses would do so at every end, and colours that the user has
/// set for the terminal would be gone. We never change any.
static inline void curses_keep_palette(void) { orig_colors = NULL; }

#endif
