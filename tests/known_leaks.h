#pragma once

// Included by one file of a program whose libraries keep memory to the end: what fontconfig holds, which
// poppler asks for fonts, is no leak of ours.
extern "C" const char* __lsan_default_suppressions() {
  return "leak:libfontconfig";
}
