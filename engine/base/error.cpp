// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"

#include "base/text.hpp"

#include <string>
#include <utility>

namespace carreau {

namespace {

/// Of the name of a column, which may be a whole file that has no line ends.
constexpr std::size_t kMostOfColumn = 500;
/// The longest path of Linux.
constexpr std::size_t kMostOfPath = 4'096;

/// The French put a space before a colon.
std::string_view colon(Language language) { return language == Language::french ? " : " : ": "; }

std::string whole_text(const Place& place, const Message& message, const Message& remedy,
                       Language language) {
  std::string text = place.text(language);
  if (!text.empty()) text += colon(language);
  text += text_of(message, language);
  if (!remedy.code.empty()) text += " (" + text_of(remedy, language) + ")";
  return text;
}

/// A place within a message, which puts the colon before the column as its language does.
DetailValue place_detail(const Place& place) {
  const std::string row = Place{place.file, place.row, {}}.text();
  if (row.empty() || place.column.empty()) return place.text();
  return Message{"place_of_column", {{"place", row}, {"column", place.column}}};
}

}  // namespace

std::string Place::text(Language language) const {
  std::string text = printable(file, kMostOfPath);
  if (row) text += ":" + std::to_string(*row);
  if (column.empty()) return text;
  if (!text.empty()) text += colon(language);
  return text + printable(column, kMostOfColumn);
}

struct Error::Parts {
  Place place;
  Message message;
  Message remedy;
};

Error::Error(Place place, Message message, Message remedy)
    : Error(Parts{std::move(place), showable(std::move(message)), showable(std::move(remedy))}) {}

Error::Error(Parts parts)
    : std::runtime_error(whole_text(parts.place, parts.message, parts.remedy, Language::english)),
      parts_(std::make_shared<const Parts>(std::move(parts))) {}

const Message& Error::message() const noexcept { return parts_->message; }
const Place& Error::place() const noexcept { return parts_->place; }
const Message* Error::remedy() const noexcept {
  return parts_->remedy.code.empty() ? nullptr : &parts_->remedy;
}

ArgumentError::ArgumentError(Message message, Message remedy)
    : Error({}, std::move(message), std::move(remedy)) {}

ArgumentError::ArgumentError(std::string what, Message message, Message remedy)
    : Error({{}, {}, std::move(what)}, std::move(message), std::move(remedy)) {}

DataError::DataError(Message message, Message remedy)
    : Error({}, std::move(message), std::move(remedy)) {}

DataError::DataError(Place place, Message message, Message remedy)
    : Error(std::move(place), std::move(message), std::move(remedy)) {}

IoError::IoError(std::string file, Message message, Message remedy)
    : Error({std::move(file), {}, {}}, std::move(message), std::move(remedy)) {}

Message as_message(const Error& error) {
  const DetailValue place = place_detail(error.place());
  const bool is_of_no_place = error.place() == Place{};
  if (error.remedy() == nullptr) {
    if (is_of_no_place) return error.message();
    return Message{"message_at", {{"place", place}, {"problem", error.message()}}};
  }
  if (is_of_no_place) {
    return Message{"message_with_remedy",
                   {{"problem", error.message()}, {"remedy", *error.remedy()}}};
  }
  return Message{"message_at_with_remedy",
                 {{"place", place}, {"problem", error.message()}, {"remedy", *error.remedy()}}};
}

std::string error_text(const Error& error, Language language) {
  const Message* const remedy = error.remedy();
  return whole_text(error.place(), error.message(), remedy == nullptr ? Message{} : *remedy,
                    language);
}

}  // namespace carreau
