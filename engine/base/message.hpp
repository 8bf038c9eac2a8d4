// SPDX-License-Identifier: Apache-2.0
/// Messages: a code with named, typed details. The words stand in data/messages, one file a
/// language.
#pragma once

#include "base/language.hpp"

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace carreau {

struct Message;

/// A number of things, read with separators of thousands: "10 658" in French, "10,658" in English.
struct Count {
  std::int64_t value = 0;
  friend bool operator==(const Count&, const Count&) = default;
};

/// A number with so many decimals, behind a comma in French and a point in English.
struct Fixed {
  double value = 0.0;
  int decimals = 0;
  friend bool operator==(const Fixed&, const Fixed&) = default;
};

/// What a detail may be: text as an input has it; a whole number that names something (a year, a
/// row) and is read without separators; a Count; a double, read in its shortest exact form; a
/// Fixed; a list of texts, or of messages, read with commas between; another message.
class DetailValue {
 public:
  using Variant = std::variant<std::string, std::int64_t, double, Count, Fixed,
                               std::vector<std::string>, std::vector<Message>>;

  // Implicit on purpose: details are written as {{"name", value}} wherever a message is made.
  DetailValue(std::string text);       // NOLINT(google-explicit-constructor)
  DetailValue(std::string_view text);  // NOLINT(google-explicit-constructor)
  DetailValue(const char* text);       // NOLINT(google-explicit-constructor)
  template <std::integral Whole>
  DetailValue(Whole number);                    // NOLINT(google-explicit-constructor)
  DetailValue(double number);                   // NOLINT(google-explicit-constructor)
  DetailValue(Count count);                     // NOLINT(google-explicit-constructor)
  DetailValue(Fixed number);                    // NOLINT(google-explicit-constructor)
  DetailValue(std::vector<std::string> texts);  // NOLINT(google-explicit-constructor)
  DetailValue(Message message);                 // NOLINT(google-explicit-constructor)
  DetailValue(std::vector<Message> messages);   // NOLINT(google-explicit-constructor)

  [[nodiscard]] std::string text(Language language) const;
  /// The value as it was given; a nested message is a list of one.
  [[nodiscard]] const Variant& value() const { return value_; }
  friend bool operator==(const DetailValue& a, const DetailValue& b);

 private:
  Variant value_;
};

struct Detail {
  std::string name;
  DetailValue value;
  friend bool operator==(const Detail& a, const Detail& b);
};

///   Message{"unit_twice", {{"unit", unit.code}}}
struct Message {
  std::string code;  ///< of data/messages; empty: no message
  std::vector<Detail> details{};
  friend bool operator==(const Message& a, const Message& b);
};

// Here, where a message is complete: the lists of messages among the alternatives need it.
template <std::integral Whole>
DetailValue::DetailValue(Whole number) : value_(static_cast<std::int64_t>(number)) {}

/// The message with details that can be shown whatever they were taken from: long texts and lists
/// are cut, and control characters are replaced.
[[nodiscard]] Message showable(Message message);

/// The message in words, its details filled in. A code that the catalogue does not hold reads as
/// the code and its details; a test proves that the sources use no such code.
[[nodiscard]] std::string text_of(const Message& message, Language language);

/// As the text of the language would be, for parts of messages that no catalogue holds.
[[nodiscard]] std::string text_of(const std::vector<Detail>& details, Language language);

}  // namespace carreau
