// SPDX-License-Identifier: Apache-2.0
#include "actions/named_claims.hpp"

#include "actions/name_findings.hpp"
#include "actions/name_words.hpp"
#include "base/text.hpp"
#include "territory/commune.hpp"

#include <algorithm>
#include <set>

namespace carreau {

namespace {

/// The communes of the user's tables, and those of the quartiers with their people.
CommuneNames communes_of(const AttributionInput& input) {
  CommuneNames communes;
  for (const KnownArea& area : input.communes) communes.add(area.code, area.name);
  for (std::size_t q = 0; q < input.quartiers.size(); ++q) {
    for (const QuartierCommune& commune : input.quartiers[q].communes) {
      communes.add_quartier(communes.add(commune.code, commune.name), q, commune.people);
    }
  }
  return communes;
}

}  // namespace

NamedClaims::NamedClaims(const AttributionInput& input, Findings& findings)
    : input_(input),
      findings_(findings),
      communes_(communes_of(input)),
      names_(input, communes_),
      targets_(input.quartiers, input.former) {
  for (std::size_t q = 0; q < input.quartiers.size(); ++q) {
    const QuartierFacts& facts = input.quartiers[q];
    // Plain words are the keys of contracts, so case and accents do not matter.
    contracts_[plain_words(facts.contract)].push_back(q);
    knows_codes_ = knows_codes_ && !facts.communes.empty();
    knows_names_ = knows_names_ && !facts.communes.empty();
    for (const QuartierCommune& commune : facts.communes) {
      knows_codes_ = knows_codes_ && !commune.code.empty();
      knows_names_ = knows_names_ && !commune.name.empty();
    }
  }
  // Quartiers without a contract are not those of an action without one.
  contracts_.erase(std::string());
}

void NamedClaims::begin(const Action& action, const ActionPlace& place) {
  action_ = &action;
  place_ = &place;
  has_doubt_ = false;
}

void NamedClaims::finish(Attribution& attribution) {
  targets_.finish(attribution);
  for (auto& [text, reading] : readings_) attribution.readings.push_back(std::move(reading));
}

std::optional<std::size_t> first_unknown_alias(const AttributionInput& input) {
  const CommuneNames communes = communes_of(input);
  const QuartierNames names(input, communes);
  for (std::size_t a = 0; a < input.aliases.size(); ++a) {
    const auto parts = names.resolve(input.aliases[a].meaning, {});
    const bool is_known = std::ranges::none_of(parts, [](const NamedPart& part) {
      return part.kind == NamedKind::unknown || part.kind == NamedKind::ambiguous;
    });
    if (!is_known) return a;
  }
  return std::nullopt;
}

std::vector<Claim> NamedClaims::of_contract() {
  std::vector<Claim> claims;
  const auto found = contracts_.find(plain_words(action_->contract));
  if (found == contracts_.end()) return claims;
  for (const std::size_t q : found->second) claims.push_back(claim_of(q));
  return claims;
}

/// The target of a place in no quartier: the pocket or commune of its coordinates, the commune
/// that the words name, or those of the row.
TargetIndex NamedClaims::outside(std::optional<std::size_t> named) {
  if (place_->pocket) {
    const KnownArea& pocket = input_.pockets[*place_->pocket];
    return targets_.outside(pocket.code, pocket.name);
  }
  std::vector<std::size_t> found;
  if (named) found = {*named};
  else if (!place_->commune.empty()) found = communes_.find(place_->commune);
  if (found.size() == 1) {
    return outside_in(communes_.at(found.front()).code, communes_.at(found.front()).name);
  }
  if (action_->communes.size() != 1) return targets_.outside({}, join(action_->communes, " ; "));
  const std::string& commune = action_->communes.front();
  found = communes_.find(commune);
  if (found.size() == 1) {
    return outside_in(communes_.at(found.front()).code, communes_.at(found.front()).name);
  }
  const bool is_code = is_commune_code(commune);
  return outside_in(is_code ? commune : std::string(), is_code ? std::string() : commune);
}

/// A commune, or the pocket to which it belongs.
TargetIndex NamedClaims::outside_in(const std::string& code, const std::string& name) {
  for (const KnownArea& pocket : input_.pockets) {
    const bool is_member = std::ranges::find(pocket.communes, code) != pocket.communes.end();
    if ((!code.empty() && (is_member || pocket.code == code)) ||
        (!name.empty() && name_key(pocket.name) == name_key(name))) {
      return targets_.outside(pocket.code, pocket.name);
    }
  }
  return targets_.outside(code, name);
}

/// The parts of a text, which are reported where they leave doubt.
const std::vector<NamedPart>& NamedClaims::read(const std::string& text) {
  // Thousands of rows repeat a few texts.
  std::string key = text + '\x1F' + action_->contract + '\x1F' + join(action_->communes, "\x1F");
  if (place_->inside) key += '\x1E' + std::to_string(*place_->inside);
  const auto [found, is_new] = read_.try_emplace(std::move(key));
  if (is_new) {
    found->second = names_.resolve(text, {action_->communes, action_->contract, place_->inside});
  }
  note_readings(found->second);
  for (const NamedPart& part : found->second) {
    report_part(part, names_, {action_->source.file, action_->source.row, "quartiers"}, findings_);
    has_doubt_ = has_doubt_ || part.doubt != NameDoubt::none || part.kind == NamedKind::unknown;
  }
  return found->second;
}

void NamedClaims::note_readings(const std::vector<NamedPart>& parts) {
  // Parts of one cell may share their text, "La Tuilerie - La Butte": they are one reading.
  std::set<std::string> in_cell;
  std::set<std::string> is_new;
  for (const NamedPart& part : parts) {
    TextReading& reading = readings_[part.text];
    if (in_cell.insert(part.text).second && reading.actions++ == 0) {
      reading.text = part.text;
      reading.kind = part.kind;
      reading.doubt = part.doubt;
      is_new.insert(part.text);
    }
    if (is_new.contains(part.text)) add_codes(reading, part);
  }
}

void NamedClaims::add_codes(TextReading& reading, const NamedPart& part) const {
  for (const std::size_t q : part.quartiers) reading.codes.push_back(names_.list()[q].code);
  if (part.nearest) reading.codes.push_back(names_.list()[*part.nearest].code);
  if (part.commune) reading.codes.push_back(communes_.at(*part.commune).code);
}

/// The targets of a quartier that the words name: itself, or those that took over its people.
Claim NamedClaims::claim_of(std::size_t named) {
  const NamedQuartier& quartier = names_.list()[named];
  if (quartier.kind == NamedQuartier::Kind::present) {
    return {{{targets_.quartier(quartier.position), 1}},
            input_.quartiers[quartier.position].people.value_or(-1.0)};
  }
  if (quartier.kind == NamedQuartier::Kind::former) {
    return {{{targets_.former(quartier.position), 1}},
            input_.former[quartier.position].people.value_or(-1.0)};
  }
  const auto& next = input_.successors.find(quartier.code)->second;
  // Where nobody lives in the older quartier, its successors share its area; areas are not known
  // here, so they get equal weights.
  const bool is_inhabited =
      std::ranges::any_of(next, [](const Successor& one) { return one.people > 0; });
  Claim claim;
  for (const Successor& one : next) {
    claim.targets.emplace_back(targets_.quartier(one.quartier), is_inhabited ? one.people : 1);
  }
  return claim;
}

void NamedClaims::add(const NamedPart& part, std::vector<Claim>& claims) {
  const auto add_single = [&](TargetKind kind) {
    claims.push_back({{{targets_.single(kind), 1}}, -1.0});
  };
  switch (part.kind) {
    case NamedKind::quartier: claims.push_back(claim_of(part.quartiers.front())); break;
    case NamedKind::all: add_all(claims); break;
    case NamedKind::commune: add_commune(*part.commune, claims); break;
    case NamedKind::outside: claims.push_back({{{outside(part.commune), 1}}, -1.0}); break;
    case NamedKind::transterritorial: add_single(TargetKind::transterritorial); break;
    case NamedKind::ambiguous: add_single(TargetKind::ambiguous); break;
    // Not shared out among the others: that would move money to quartiers that the file did not
    // name.
    case NamedKind::unknown: add_single(TargetKind::unattributed); break;
  }
}

/// "All quartiers" are those of the contract that the row names, otherwise of its communes,
/// otherwise of the zoning.
void NamedClaims::add_all(std::vector<Claim>& claims) {
  if (auto own = of_contract(); !own.empty()) {
    claims.insert(claims.end(), own.begin(), own.end());
    return;
  }
  const std::size_t before = claims.size();
  for (const std::string& commune : action_->communes) {
    for (const std::size_t found : communes_.find(commune)) {
      if (!communes_.at(found).quartiers.empty()) add_commune(found, claims);
    }
  }
  if (claims.size() > before) return;
  for (std::size_t q = 0; q < input_.quartiers.size(); ++q) claims.push_back(claim_of(q));
  // A zoning may have no quartier: a result of delineate that proposes nothing.
  if (claims.size() == before) {
    claims.push_back({{{targets_.single(TargetKind::unattributed), 1}}, -1.0});
  }
}

void NamedClaims::add_commune(std::size_t commune, std::vector<Claim>& claims) {
  const auto& parts = communes_.at(commune).quartiers;
  // Without a grid the zoning gives communes, but not the people in each.
  const bool has_people = std::ranges::any_of(parts, [](const auto& p) { return p.people > 0.0; });
  for (const NamedCommune::Part& part : parts) {
    claims.push_back({{{targets_.quartier(part.quartier), 1}}, has_people ? part.people : -1.0});
  }
  if (parts.empty()) claims.push_back({{{outside(commune), 1}}, -1.0});
}

CommuneEvidence NamedClaims::read_communes() {
  CommuneEvidence evidence;
  for (const std::string& commune : action_->communes) {
    const auto found = communes_.find(commune);
    bool has_quartier = false;
    for (const std::size_t one : found) {
      for (const NamedCommune::Part& part : communes_.at(one).quartiers) {
        // An action of several communes: a quartier on the limit of two adds its people in both.
        evidence.people[part.quartier] += part.people;
        has_quartier = true;
      }
    }
    if (!has_quartier && is_outside(commune, !found.empty())) evidence.is_outside = true;
  }
  // What part of the action is in the communes without a quartier, nothing says.
  if (evidence.is_outside && !evidence.people.empty()) has_doubt_ = true;
  return evidence;
}

bool NamedClaims::is_outside(const std::string& commune, bool is_known) {
  // Words such as "toutes" or "agglomération" name no commune.
  if (names_.has_phrase(commune)) return false;
  const Place at{action_->source.file, action_->source.row, "communes"};
  const bool is_code = is_commune_code(commune);
  // Where the communes of some quartiers are unknown, none can be said to have no quartier; nor can
  // a name where only codes are known, as in a grid, or a code where only names are.
  if (!(is_code ? knows_codes_ : knows_names_) && !(is_known && knows_codes_)) {
    if (knows_codes_ || knows_names_) {
      findings_.warn("commune_not_compared", {{"commune", commune}}, at);
      has_doubt_ = true;
    }
    return false;
  }
  std::optional<std::string> similar;
  if (!is_known) {
    // Comparing with all communes of a country takes long, and rows repeat their communes.
    const auto [found, is_new] = similar_.try_emplace(commune);
    if (is_new) found->second = communes_.similar(commune);
    similar = found->second;
  }
  if (similar) {
    findings_.warn("action_commune_unknown", {{"written", commune}, {"nearest", *similar}}, at);
    has_doubt_ = true;
    return false;
  }
  findings_.notice("commune_without_quartier", {{"commune", commune}}, at);
  // Without a table of communes a name may be that of anything.
  if (!is_known && !is_code) has_doubt_ = true;
  return true;
}

}  // namespace carreau
