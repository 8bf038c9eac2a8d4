// SPDX-License-Identifier: Apache-2.0
/// Pages of the manual, carreau(1) and carreau-VERB(1), in the format of man(7) and in UTF-8. They
/// are made of the same lists of options as the help.
#pragma once

#include "cli/command.hpp"
#include "cli/option_list.hpp"

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace carreau::cli {

/// The page of a verb, in the language of its options.
[[nodiscard]] std::string verb_manual(std::string_view verb, const OptionList& options);
/// The page of the program: its own options, and every verb.
[[nodiscard]] std::string program_manual(std::span<const std::unique_ptr<Command>> commands,
                                         const OptionList& options);

}  // namespace carreau::cli
