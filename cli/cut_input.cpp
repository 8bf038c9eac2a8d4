// SPDX-License-Identifier: Apache-2.0
#include "cli/cut_input.hpp"

#include "base/message.hpp"

#include <unistd.h>

#include <csignal>
#include <string>

namespace carreau::cli {

namespace {

/// Made beforehand: a handler of signals may not allocate memory.
const std::string* words_of_the_end = nullptr;  // NOLINT: a handler can only use globals

void end_with_words(int) {
  constexpr int kFailed = 1;
  [[maybe_unused]] const auto written =
      ::write(STDERR_FILENO, words_of_the_end->data(), words_of_the_end->size());
  ::_exit(kFailed);
}

}  // namespace

void tell_of_cut_inputs(Language language) {
  static const std::string words =
      text_of({"said_by", {{"speaker", "carreau"}, {"text", Message{"input_cut_while_read"}}}},
              language) +
      "\n";
  words_of_the_end = &words;
  std::signal(SIGBUS, end_with_words);
}

}  // namespace carreau::cli
