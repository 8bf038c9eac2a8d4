// SPDX-License-Identifier: Apache-2.0
/// A verb of the command line.
#pragma once

#include <string_view>

namespace carreau::cli {

class OptionList;

/// setup() declares the arguments and opens nothing, so that parsing is tested without files;
/// run() works. Data errors are thrown; main() turns them into messages and exit codes.
class Command {
 public:
  virtual ~Command() = default;
  /// Its summary and examples are the messages "help_summary_" and "help_example_" + name.
  [[nodiscard]] virtual std::string_view name() const = 0;
  virtual void setup(OptionList& options) = 0;
  virtual void run() = 0;
};

}  // namespace carreau::cli
