// SPDX-License-Identifier: Apache-2.0
/// Findings: what is odd in the data but usable. They are data, listed in every output.
#pragma once

#include "base/error.hpp"
#include "base/language.hpp"
#include "base/message.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace carreau {

/// `notice`: how the input was understood. `warning`: the user should look at it.
enum class Severity { notice, warning };

/// One kind of oddity in one input, counted, with the place of its first occurrence.
struct Finding {
  Severity severity = Severity::notice;
  std::string code;             ///< stable identifier, e.g. "decimal_comma": see data/messages
  std::vector<Detail> details;  ///< what the sentence names
  Place first;                  ///< where it was met first
  std::int64_t count = 1;
};

/// The finding in words, without its place and count.
[[nodiscard]] std::string finding_text(const Finding& finding, Language language);

/// Collects findings; repeated (code, details, file) are counted, not repeated.
class Findings {
 public:
  void add(Severity severity, std::string code, std::vector<Detail> details, Place place,
           std::int64_t count);
  void notice(std::string code, std::vector<Detail> details = {}, Place place = {},
              std::int64_t count = 1);
  void warn(std::string code, std::vector<Detail> details = {}, Place place = {},
            std::int64_t count = 1);
  void append(const Findings& other);

  /// In order of first occurrence.
  [[nodiscard]] const std::vector<Finding>& list() const { return list_; }
  [[nodiscard]] bool has(const std::string& code) const;

 private:
  std::vector<Finding> list_;
  std::map<std::string, std::size_t> position_;
};

[[nodiscard]] std::string to_text(Severity severity);

}  // namespace carreau
