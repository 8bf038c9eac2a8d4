// SPDX-License-Identifier: Apache-2.0
#include "lab/address_book.hpp"

#include "base/text.hpp"
#include "files/table.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <optional>
#include <unordered_map>
#include <utility>

namespace carreau::lab {

namespace {

constexpr std::array<std::string_view, 2> kLongitude = {"lon", "longitude"};
constexpr std::array<std::string_view, 2> kLatitude = {"lat", "latitude"};
constexpr std::array<std::string_view, 5> kStreet = {"nom_voie", "geo_adresse", "label",
                                                     "result_label", "adresse"};
constexpr double kMillionths = 1e6;
/// Fewer letters would find every street.
constexpr std::size_t kShortest = 3;

/// "12 bis Rue de la Paix" is door 12, suffix "bis", of the rest; without a number all is the rest.
struct SplitAddress {
  std::uint16_t number = 0;
  std::string_view suffix;
  std::string_view rest;
};

bool is_suffix(std::string_view word) {
  return word.size() == 1 ? std::isalpha(static_cast<unsigned char>(word[0])) != 0
                          : word == "bis" || word == "ter" || word == "quater";
}

SplitAddress split_address(std::string_view text) {
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(text[digits])) ++digits;
  constexpr std::size_t kMostDigits = 4;  // five are a postal code
  if (digits == 0 || digits > kMostDigits) return {0, {}, text};
  const auto number = parse_plain_decimal(text.substr(0, digits), 0);
  std::string_view rest = trimmed(text.substr(digits));
  const std::string_view word = rest.substr(0, rest.find(' '));
  if (!is_suffix(word)) return {static_cast<std::uint16_t>(*number), {}, rest};
  return {static_cast<std::uint16_t>(*number), word, trimmed(rest.substr(word.size()))};
}

}  // namespace

bool begins_words(std::string_view words, std::string_view asked) {
  for (const std::string_view wanted : split(asked, ' ')) {
    while (!words.starts_with(wanted)) {
      const std::size_t blank = words.find(' ');
      if (blank == std::string_view::npos) return false;
      words.remove_prefix(blank + 1);
    }
    words.remove_prefix(std::min(words.size(), words.find(' ')));
    if (words.starts_with(' ')) words.remove_prefix(1);
  }
  return true;
}

/// Reads the rows of a table into a book.
class AddressReader {
 public:
  AddressReader(const files::Table& table, AddressBook& book)
      : table_(table),
        book_(book),
        longitude_(table.require(kLongitude, Message{"column_address_longitude"})),
        latitude_(table.require(kLatitude, Message{"column_address_latitude"})),
        street_(table.require(kStreet, Message{"column_address_street"})),
        number_(table.find("numero")),
        suffix_(table.find("rep")),
        post_(table.find("code_postal")),
        commune_(table.find("nom_commune")) {}

  /// False for a row that the search cannot offer.
  bool take(const Box& bounds, Findings& findings) {
    const std::string_view street = table_.field(street_);
    const auto longitude = table_.optional_number(longitude_, findings);
    const auto latitude = table_.optional_number(latitude_, findings);
    if (street.empty() || !longitude || !latitude) return false;
    const bool is_within = *longitude >= bounds.low.x && *longitude <= bounds.high.x &&
                           *latitude >= bounds.low.y && *latitude <= bounds.high.y;
    if (!is_within) return false;
    AddressBook::Door door;
    door.longitude = static_cast<std::int32_t>(std::lround(*longitude * kMillionths));
    door.latitude = static_cast<std::int32_t>(std::lround(*latitude * kMillionths));
    place_in_street(street, door);
    book_.doors_.push_back(door);
    return true;
  }

  void finish() {
    std::ranges::stable_sort(book_.doors_, {}, &AddressBook::Door::street);
    for (std::size_t d = book_.doors_.size(); d-- > 0;) {
      book_.streets_[book_.doors_[d].street].first_door = d;
    }
  }

 private:
  void place_in_street(std::string_view street, AddressBook::Door& door) {
    if (!number_) {  // an address in one text
      const SplitAddress parts = split_address(street);
      door.number = parts.number;
      door.suffix = suffix_of(parts.suffix);
      door.street = street_of(std::string(parts.rest));
      return;
    }
    std::string name(street);
    for (const auto& more : {post_, commune_}) {
      if (more) name.append(" ").append(table_.field(*more));
    }
    const auto number = parse_plain_decimal(table_.field(*number_), 0);
    door.number = static_cast<std::uint16_t>(number && *number < 65'536 ? *number : 0);
    door.suffix = suffix_ ? suffix_of(table_.field(*suffix_)) : std::uint16_t{0};
    door.street = street_of(std::move(name));
  }

  std::uint32_t street_of(std::string name) {
    const auto [known, is_new] =
        streets_.try_emplace(name, static_cast<std::uint32_t>(book_.streets_.size()));
    if (is_new) book_.streets_.push_back({name, plain_words(name)});
    return known->second;
  }

  std::uint16_t suffix_of(std::string_view text) {
    const auto known = std::ranges::find(book_.suffixes_, text);
    const auto position = static_cast<std::size_t>(known - book_.suffixes_.begin());
    constexpr std::size_t kMost = 1'000;  // as many are no suffixes
    if (known == book_.suffixes_.end() && position == kMost) return 0;
    if (known == book_.suffixes_.end()) book_.suffixes_.emplace_back(text);
    return static_cast<std::uint16_t>(position);
  }

  const files::Table& table_;
  AddressBook& book_;
  std::size_t longitude_;
  std::size_t latitude_;
  std::size_t street_;
  std::optional<std::size_t> number_;
  std::optional<std::size_t> suffix_;
  std::optional<std::size_t> post_;
  std::optional<std::size_t> commune_;
  std::unordered_map<std::string, std::uint32_t> streets_;  // only for look-ups
};

AddressBook AddressBook::read(const std::string& path, const Box& bounds, Findings& findings) {
  const auto table = files::open_table(
      path,
      [](const std::vector<std::string>& columns) {
        return files::has_any(columns, kLongitude) && files::has_any(columns, kStreet);
      },
      findings);
  AddressBook book;
  AddressReader reader(*table, book);
  std::int64_t left_out = 0;
  while (table->next()) left_out += reader.take(bounds, findings) ? 0 : 1;
  reader.finish();
  if (left_out > 0) findings.notice("addresses_left_out", {}, {path, {}, {}}, left_out);
  return book;
}

FoundAddress AddressBook::found(const Door& door) const {
  std::string label = door.number > 0 ? std::to_string(door.number) + " " : "";
  if (door.suffix > 0) label += suffixes_[door.suffix] + " ";
  label += streets_[door.street].name;
  return {std::move(label), {door.longitude / kMillionths, door.latitude / kMillionths}};
}

std::vector<FoundAddress> AddressBook::search(std::string_view text, std::size_t limit) const {
  const SplitAddress asked = split_address(trimmed(text));
  const std::string words = plain_words(asked.rest);
  std::vector<FoundAddress> best;
  if (words.size() < kShortest) return best;
  for (std::size_t s = 0; s < streets_.size() && best.size() < limit; ++s) {
    if (!begins_words(streets_[s].words, words)) continue;
    const std::size_t first = streets_[s].first_door;
    const std::size_t last = s + 1 < streets_.size() ? streets_[s + 1].first_door : doors_.size();
    // Of doors with the same number the one with the suffix that is asked for, or else the first.
    std::optional<Door> door;
    for (std::size_t d = first; d < last && asked.number > 0; ++d) {
      if (doors_[d].number != asked.number) continue;
      const bool has_suffix = plain_words(suffixes_[doors_[d].suffix]) == plain_words(asked.suffix);
      if (has_suffix || !door) door = doors_[d];
      if (has_suffix) break;
    }
    FoundAddress one = found(door.value_or(doors_[(first + last) / 2]));
    if (!door) one.label = streets_[s].name;
    best.push_back(std::move(one));
  }
  return best;
}

}  // namespace carreau::lab
