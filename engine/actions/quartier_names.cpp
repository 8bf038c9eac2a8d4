// SPDX-License-Identifier: Apache-2.0
#include "actions/quartier_names.hpp"

#include "base/text.hpp"
#include "territory/commune.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace carreau {

namespace {

void keep_common(std::vector<std::size_t>& list, const std::vector<std::size_t>& other) {
  std::erase_if(list,
                [&](std::size_t value) { return std::ranges::find(other, value) == other.end(); });
}

std::vector<std::size_t> communes_in(const NameSegment& segment) {
  std::vector<std::size_t> communes;
  for (const NameHit& hit : segment.hits) {
    if (hit.kind != HitKind::commune) continue;
    communes.insert(communes.end(), hit.found.begin(), hit.found.end());
  }
  return communes;
}

bool has_code(const NameSegment& segment) {
  return segment.has(HitKind::code) || segment.has(HitKind::foreign_code);
}

bool has_phrase_in(const NameSegment& segment) {
  return segment.has(HitKind::outside) || segment.has(HitKind::across) || segment.has(HitKind::all);
}

}  // namespace

QuartierNames::QuartierNames(const AttributionInput& input, const CommuneNames& communes)
    : communes_(communes) {
  const auto add_all = [&](std::span<const QuartierFacts> facts, NamedQuartier::Kind kind) {
    for (std::size_t q = 0; q < facts.size(); ++q) {
      NamedQuartier quartier{kind, q, facts[q].code, facts[q].name, facts[q].contract, {}};
      for (const QuartierCommune& commune : facts[q].communes) {
        const auto found = communes.find(commune.code.empty() ? commune.name : commune.code);
        quartier.communes.insert(quartier.communes.end(), found.begin(), found.end());
      }
      add(std::move(quartier));
    }
  };
  add_all(input.quartiers, NamedQuartier::Kind::present);
  add_all(input.former, NamedQuartier::Kind::former);
  for (const auto& [code, next] : input.successors) {
    add({NamedQuartier::Kind::replaced, 0, code, {}, {}, {}});
  }
  const auto add_phrases = [&](HitKind kind, const std::vector<std::string>& phrases) {
    for (const std::string& phrase : phrases) vocabulary_.add_phrase(kind, phrase);
  };
  add_phrases(HitKind::all, input.words.all);
  add_phrases(HitKind::outside, input.words.outside);
  add_phrases(HitKind::across, input.words.transterritorial);
  add_phrases(HitKind::except, input.words.except);
  for (const QuartierAlias& alias : input.aliases) {
    aliases_[plain_words(alias.text)] = alias.meaning;
  }
  std::set<std::string, std::less<>> departments;
  for (std::size_t c = 0; c < communes.size(); ++c) {
    if (!communes.at(c).quartiers.empty()) {
      departments.emplace(department_of(communes.at(c).code));
    }
  }
  for (std::size_t c = 0; c < communes.size(); ++c) {
    // Of a table of all communes, those of other départements would only be mistaken for words.
    if (!departments.contains(department_of(communes.at(c).code))) continue;
    for (const std::string& name : communes.names_of(c)) vocabulary_.add_commune(name, c);
  }
}

void QuartierNames::add(NamedQuartier quartier) {
  // The order of adding matters: a code in two lists means the first.
  vocabulary_.add_code(quartier.code, list_.size());
  if (!quartier.name.empty()) vocabulary_.add_name(quartier.name, list_.size());
  list_.push_back(std::move(quartier));
}

std::string QuartierNames::label(std::size_t quartier) const {
  const NamedQuartier& named = list_[quartier];
  std::string place = named.name;
  if (!named.communes.empty() && !communes_.at(named.communes.front()).name.empty()) {
    place += (place.empty() ? "" : ", ") + communes_.at(named.communes.front()).name;
  }
  return place.empty() ? named.code : place + " (" + named.code + ")";
}

/// "Centre Ville, Alès": the commune behind a comma explains the name before it. Behind ";" or "et"
/// it would be another place.
void QuartierNames::join_communes(std::vector<NameSegment>& segments) const {
  const auto takes = [&](const NameSegment& named, const NameSegment& commune) {
    if (has_code(named) || named.has(HitKind::commune)) return false;
    if (named.has(HitKind::outside) || named.has(HitKind::all)) return true;
    return std::ranges::any_of(named.hits, [&](const NameHit& hit) {
      return hit.kind == HitKind::name && !within(hit.found, communes_in(commune)).empty();
    });
  };
  for (std::size_t s = 0; s < segments.size(); ++s) {
    if (!segments[s].is_only(HitKind::commune)) continue;
    const bool is_after = s > 0 && segments[s].before == WordGap::comma;
    const bool is_before = s + 1 < segments.size() && segments[s + 1].before == WordGap::comma;
    const bool goes_back = is_after && takes(segments[s - 1], segments[s]);
    if (!goes_back && !(is_before && takes(segments[s + 1], segments[s]))) continue;
    NameSegment& named = segments[goes_back ? s - 1 : s + 1];
    named.hits.insert(named.hits.end(), segments[s].hits.begin(), segments[s].hits.end());
    named.begin = std::min(named.begin, segments[s].begin);
    named.end = std::max(named.end, segments[s].end);
    segments.erase(segments.begin() + static_cast<std::ptrdiff_t>(s--));
  }
}

std::vector<std::size_t> QuartierNames::within(std::vector<std::size_t> quartiers,
                                               const std::vector<std::size_t>& communes) const {
  std::erase_if(quartiers, [&](std::size_t q) {
    return std::ranges::none_of(list_[q].communes, [&](std::size_t commune) {
      return std::ranges::find(communes, commune) != communes.end();
    });
  });
  return quartiers;
}

std::vector<std::size_t> QuartierNames::narrowed(std::vector<std::size_t> quartiers,
                                                 const NamedRow& row) const {
  // What leaves none contradicts the name, and is no help in choosing.
  const auto keep = [&](std::vector<std::size_t> some) {
    if (!some.empty()) quartiers = std::move(some);
  };
  std::vector<std::size_t> present = quartiers;
  std::erase_if(present,
                [&](std::size_t q) { return list_[q].kind != NamedQuartier::Kind::present; });
  keep(std::move(present));
  std::vector<std::size_t> communes;
  for (const std::string& commune : row.communes) {
    const auto found = communes_.find(commune);
    communes.insert(communes.end(), found.begin(), found.end());
  }
  keep(within(quartiers, communes));
  std::vector<std::size_t> of_contract = quartiers;
  std::erase_if(of_contract, [&](std::size_t q) {
    return row.contract.empty() || plain_words(list_[q].contract) != plain_words(row.contract);
  });
  keep(std::move(of_contract));
  // Present quartiers come first in the list, so their position is that of the zoning.
  if (row.inside && std::ranges::find(quartiers, *row.inside) != quartiers.end()) {
    return {*row.inside};
  }
  return quartiers;
}

std::optional<std::size_t> QuartierNames::counterpart(std::string_view code) const {
  const std::string plain = plain_words(code);
  constexpr std::size_t kDepartment = 5;  // "qn030"
  if (plain.size() != 8) return std::nullopt;
  const std::string_view number = std::string_view(plain).substr(kDepartment);
  if (plain.starts_with("qn")) {
    return vocabulary_.find_code("qp" + plain.substr(2, 3) + "0" +
                                 std::string(number.substr(0, 2)));
  }
  // The letter of 2024 says whether the quartier is in one commune or several.
  for (const char letter : {'m', 'i', 'n', 'c'}) {
    const auto found =
        vocabulary_.find_code("qn" + plain.substr(2, 3) + std::string(number.substr(1)) + letter);
    if (found && number.starts_with('0')) return found;
  }
  return std::nullopt;
}

NamedPart QuartierNames::named(std::vector<std::size_t> quartiers, std::string text) const {
  NamedPart part;
  part.kind = quartiers.size() == 1 ? NamedKind::quartier : NamedKind::ambiguous;
  part.doubt = quartiers.size() == 1 ? NameDoubt::none : NameDoubt::several;
  part.quartiers = std::move(quartiers);
  part.text = std::move(text);
  return part;
}

NamedPart QuartierNames::unknown(std::string text) const {
  NamedPart part;
  part.nearest = vocabulary_.nearest(text);
  part.text = std::move(text);
  return part;
}

std::vector<QuartierNames::Coded> QuartierNames::coded(const NameSegment& segment) const {
  std::vector<Coded> list;
  std::vector<const NameHit*> early;
  for (const NameHit& hit : segment.hits) {
    if (hit.kind == HitKind::code || hit.kind == HitKind::foreign_code) {
      list.push_back({&hit, std::exchange(early, {})});
    } else if (hit.kind == HitKind::name) {
      (list.empty() ? early : list.back().labels).push_back(&hit);
    }
  }
  return list;
}

/// A code decides. What stands beside it is its name, unless it is the name of another quartier.
void QuartierNames::read_codes(const NameSegment& segment, const std::string& text,
                               const NamedRow& row, std::vector<NamedPart>& parts) const {
  const auto codes = coded(segment);
  const auto names_a_code = [&](const NameHit& label) {
    return std::ranges::any_of(codes, [&](const Coded& other) {
      return other.code->kind == HitKind::code &&
             std::ranges::find(label.found, other.code->found.front()) != label.found.end();
    });
  };
  for (const auto& [code, labels] : codes) {
    const std::string written = text.substr(code->begin, code->end - code->begin);
    const std::string own =
        codes.size() > 1 ? written : text.substr(segment.begin, segment.end - segment.begin);
    const auto other =
        std::ranges::find_if(labels, [&](const NameHit* label) { return !names_a_code(*label); });
    std::vector<std::size_t> quartiers;
    if (other != labels.end()) quartiers = narrowed((*other)->found, row);
    if (code->kind == HitKind::foreign_code) {
      parts.push_back(foreign(written, own, std::move(quartiers)));
      continue;
    }
    quartiers.push_back(code->found.front());
    parts.push_back(named(std::move(quartiers), own));
    if (other != labels.end()) parts.back().doubt = NameDoubt::two_quartiers;
  }
}

NamedPart QuartierNames::excessive(const NameSegment& segment, std::string text) const {
  NamedPart part = unknown(std::move(text));
  const auto name = std::ranges::find(segment.hits, HitKind::name, &NameHit::kind);
  // "Centre social La Fontaine" may well be in La Fontaine, which is only proposed.
  if (name != segment.hits.end() && name->found.size() == 1) part.nearest = name->found.front();
  return part;
}

NamedPart QuartierNames::foreign(const std::string& code, std::string text,
                                 std::vector<std::size_t> by_name) const {
  if (!by_name.empty()) {
    NamedPart part = named(std::move(by_name), std::move(text));
    if (part.kind == NamedKind::quartier) part.doubt = NameDoubt::unknown_code;
    return part;
  }
  const auto same_number = counterpart(code);
  if (!same_number) return unknown(std::move(text));
  NamedPart part = named({*same_number}, std::move(text));
  // Two of three codes that are kept from one list to the next keep their number, so a number
  // proves nothing.
  part.kind = NamedKind::ambiguous;
  part.doubt = NameDoubt::other_list;
  return part;
}

/// Names without a code. Several names that only one quartier has in common are its parts.
void QuartierNames::read_names(const NameSegment& segment, const std::string& text,
                               const NamedRow& row, std::vector<NamedPart>& parts) const {
  const auto communes = communes_in(segment);
  const std::string own = text.substr(segment.begin, segment.end - segment.begin);
  std::vector<std::vector<std::size_t>> lists;
  for (const NameHit& hit : segment.hits) {
    if (hit.kind != HitKind::name) continue;
    auto bearers = communes.empty() ? hit.found : within(hit.found, communes);
    // The name of a quartier with a commune where none is called so: which is wrong, is unknown.
    if (bearers.empty()) {
      parts.push_back(hit.found.size() > 1 ? named(hit.found, own) : excessive(segment, own));
      return;
    }
    lists.push_back(narrowed(std::move(bearers), row));
  }
  std::vector<std::size_t> common = lists.front();
  for (const auto& list : lists) keep_common(common, list);
  if (common.size() == 1) lists = {common};
  for (const auto& list : lists) parts.push_back(named(list, own));
}

NamedPart QuartierNames::phrase(const NameSegment& segment, std::string text) const {
  NamedPart part;
  part.text = std::move(text);
  if (segment.has(HitKind::outside)) part.kind = NamedKind::outside;
  else if (segment.has(HitKind::across)) part.kind = NamedKind::transterritorial;
  else if (segment.has(HitKind::all)) part.kind = NamedKind::all;
  else part.kind = NamedKind::commune;
  const auto communes = communes_in(segment);
  if (communes.empty()) return part;
  part.commune = communes.front();
  // "Tous les QPV d'Alès" are those of the commune.
  if (part.kind == NamedKind::all) part.kind = NamedKind::commune;
  return part;
}

bool QuartierNames::has_phrase(std::string_view text) const {
  return std::ranges::any_of(vocabulary_.segments(name_words(text)), has_phrase_in);
}

std::vector<NamedPart> QuartierNames::resolve(std::string_view given, const NamedRow& row) const {
  std::string text(trimmed(given));
  const auto alias = aliases_.find(plain_words(text));
  if (alias != aliases_.end()) text = alias->second;
  const auto words = name_words(text);
  std::vector<NameSegment> segments = vocabulary_.segments(words);
  if (segments.empty()) return {unknown(text)};
  join_communes(segments);
  std::vector<NamedPart> parts;
  for (const NameSegment& segment : segments) {
    const std::string own = text.substr(segment.begin, segment.end - segment.begin);
    const bool has_name = segment.has(HitKind::name);
    // "Tous sauf Trescol" and "hors Trescol" say the contrary of the names in them.
    if (segment.has(HitKind::except) ||
        (has_phrase_in(segment) && (has_name || has_code(segment)))) {
      return {unknown(text)};
    }
    if (has_code(segment)) read_codes(segment, text, row, parts);
    else if (segment.has_excess) parts.push_back(excessive(segment, own));
    else if (has_name) read_names(segment, text, row, parts);
    else parts.push_back(phrase(segment, own));
  }
  // The user's own words, with the quotation marks around them; of several parts each has its own.
  if (parts.size() == 1) parts.front().text = trimmed(given);
  if (alias != aliases_.end()) {
    for (NamedPart& part : parts) part.text = trimmed(given);
  }
  return parts;
}

}  // namespace carreau
