// SPDX-License-Identifier: Apache-2.0
#include "actions/envelopes.hpp"

#include "actions/money_text.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace carreau {

namespace {

/// Words of the names of contracts that do not tell one from another.
constexpr std::array<std::string_view, 14> kContractWords{
    "contrat", "contrats", "de",   "du",          "des",       "d",    "la",
    "ville",   "cv",       "cucs", "engagements", "quartiers", "2030", "l"};

/// "Contrat de ville de Montélimar", "CV Montélimar" and "Montélimar" are one contract.
std::string contract_words(std::string_view name) {
  const std::string plain = plain_words(name);
  std::string text;
  for (const std::string& word : split(plain, ' ')) {
    if (std::ranges::find(kContractWords, word) != kContractWords.end()) continue;
    text += text.empty() ? word : ' ' + word;
  }
  return text.empty() ? plain : text;
}

/// Whether `code` is `wanted` itself or below it: "1.2" is within "1", "10" is not.
bool is_within(std::string_view code, std::string_view wanted) {
  return code.starts_with(wanted) && (code.size() == wanted.size() || code[wanted.size()] == '.');
}

bool is_acronym(std::string_view text) {
  return text.size() > 1 &&
         std::ranges::all_of(text, [](char c) { return (c >= 'A' && c <= 'Z') || is_digit(c); });
}

/// Whether a title has an acronym as a word in capitals: "PRE 2007", but not "Pré Saint-Jean".
bool has_acronym(std::string_view title, std::string_view acronym) {
  if (!is_acronym(acronym)) return false;
  const auto is_letter = [&](std::size_t at) {
    if (at >= title.size()) return false;
    const auto c = static_cast<unsigned char>(title[at]);
    return c >= 0x80 || is_digit(title[at]) || (c | 0x20U) - 'a' < 26U;
  };
  for (std::size_t at = title.find(acronym); at != std::string_view::npos;
       at = title.find(acronym, at + 1)) {
    if ((at == 0 || !is_letter(at - 1)) && !is_letter(at + acronym.size())) return true;
  }
  return false;
}

/// A theme or scheme that an envelope names, with all its names in plain words.
struct NamedTheme {
  std::string written;
  std::vector<std::string> names;

  [[nodiscard]] bool is_named(std::string_view text) const {
    return std::ranges::find(names, plain_words(text)) != names.end();
  }
};

NamedTheme named_theme(const std::string& written, std::vector<std::string> names) {
  names.push_back(plain_words(written));
  return {written, std::move(names)};
}

/// The criteria of one envelope, prepared for many lines.
class EnvelopeScope {
 public:
  EnvelopeScope(const Programme& programme, const Envelope& envelope)
      : programme_(programme),
        envelope_(envelope),
        contract_(contract_words(envelope.contract)),
        funder_(plain_words(envelope.giver.name.empty() ? envelope.funder : envelope.giver.name)),
        theme_(named_theme(envelope.theme, envelope.theme_names)),
        scheme_(named_theme(envelope.scheme, envelope.scheme_names)) {}

  [[nodiscard]] const std::string& funder() const { return funder_; }
  /// Whether a bare name of the same entry may stand for the funder of this envelope.
  void take_bare_names() { takes_bare_names_ = true; }

  /// `contract`: the words of the contract of the action.
  [[nodiscard]] bool admits(const Action& action, const std::string& contract) const {
    if (action.year < envelope_.first_year || action.year > envelope_.last_year) return false;
    if (!contract_.empty() && contract_ != contract) return false;
    return admits_theme(action) && admits_scheme(action);
  }

  [[nodiscard]] bool admits(const Funder& funder, CreditKind credit) const {
    if (funder_.empty() || funder_ == plain_words(funder.name)) return true;
    const Funder& giver = envelope_.giver;
    if (giver.entry.empty()) return false;
    // "État, droit commun" takes no specific credits.
    if (giver.credit != CreditKind::unknown && credit != CreditKind::unknown &&
        giver.credit != credit) {
      return false;
    }
    if (!giver.is_bare) return is_taken_for_it(funder);
    return funder.entry == giver.entry ||
           std::ranges::find(giver.covers, funder.kind) != giver.covers.end();
  }

  [[nodiscard]] bool is_taken_for_it(const Funder& funder) const {
    return takes_bare_names_ && funder.is_bare && funder.entry == envelope_.giver.entry;
  }

  /// Whether every line of the other envelope belongs to this one.
  [[nodiscard]] bool contains(const EnvelopeScope& other) const {
    const Envelope& inner = other.envelope_;
    if (inner.first_year < envelope_.first_year || inner.last_year > envelope_.last_year)
      return false;
    if (!contract_.empty() && contract_ != other.contract_) return false;
    const bool has_theme = envelope_.theme.empty() || theme_.is_named(inner.theme) ||
                           (!inner.theme.empty() && is_within(inner.theme, envelope_.theme));
    const bool has_scheme = envelope_.scheme.empty() || scheme_.is_named(inner.scheme);
    if (!has_theme || !has_scheme) return false;
    if (funder_.empty()) return true;
    Funder giver = inner.giver;
    giver.name = other.funder_;
    return !other.funder_.empty() && admits(giver, giver.credit);
  }

 private:
  [[nodiscard]] bool is_called(const Action& action, const NamedTheme& wanted) const {
    if (wanted.is_named(action.scheme) || wanted.is_named(action.theme_written)) return true;
    if (wanted.is_named(action.title) || has_acronym(action.title, wanted.written)) return true;
    if (action.theme.is_none()) return false;
    const Theme& theme = programme_.themes[action.theme.position()];
    return wanted.is_named(theme.label) || wanted.is_named(theme.code);
  }

  [[nodiscard]] bool admits_theme(const Action& action) const {
    if (envelope_.theme.empty()) return true;
    // By the code that the action has in the programme, not by the theme of the report.
    return is_called(action, theme_) ||
           (!action.theme.is_none() &&
            is_within(programme_.themes[action.theme.position()].code, envelope_.theme));
  }

  [[nodiscard]] bool admits_scheme(const Action& action) const {
    if (envelope_.scheme.empty()) return true;
    // An action that names its scheme belongs to no other, whatever its theme or title.
    return action.scheme.empty() ? is_called(action, scheme_) : scheme_.is_named(action.scheme);
  }

  const Programme& programme_;
  const Envelope& envelope_;
  std::string contract_;
  std::string funder_;
  NamedTheme theme_;
  NamedTheme scheme_;
  bool takes_bare_names_ = false;
};

/// For each entry of the directory, the funders of the programme and its envelopes that have more
/// than a bare name.
std::map<std::string, std::set<std::string>> named_funders(const Programme& programme) {
  std::map<std::string, std::set<std::string>> named;
  const auto add = [&](const Funder& funder) {
    if (!funder.entry.empty() && !funder.is_bare)
      named[funder.entry].insert(plain_words(funder.name));
  };
  for (const Funder& funder : programme.funders) add(funder);
  for (const Envelope& envelope : programme.envelopes) add(envelope.giver);
  return named;
}

std::vector<EnvelopeScope> scopes_of(const Programme& programme) {
  const auto named = named_funders(programme);
  std::vector<EnvelopeScope> scopes;
  for (const Envelope& envelope : programme.envelopes) {
    EnvelopeScope& scope = scopes.emplace_back(programme, envelope);
    const auto found = named.find(envelope.giver.entry);
    if (!envelope.giver.is_bare && found != named.end() && found->second.size() == 1)
      scope.take_bare_names();
  }
  return scopes;
}

/// The words of the contract of each action; the same text is read once.
std::vector<std::string> contracts_of(const Programme& programme) {
  std::map<std::string, std::string> known;
  std::vector<std::string> contracts;
  for (const Action& action : programme.actions) {
    const auto [at, is_new] = known.try_emplace(action.contract);
    if (is_new) at->second = contract_words(action.contract);
    contracts.push_back(at->second);
  }
  return contracts;
}

/// Which actions an envelope admits.
std::vector<bool> admitted(const Programme& programme, const std::vector<std::string>& contracts,
                           const EnvelopeScope& scope) {
  std::vector<bool> is_admitted;
  for (std::size_t a = 0; a < programme.actions.size(); ++a) {
    is_admitted.push_back(scope.admits(programme.actions[a], contracts[a]));
  }
  return is_admitted;
}

void add_lines(const Programme& programme, const std::vector<bool>& is_admitted,
               const EnvelopeScope& scope, EnvelopeUse& use) {
  const int first = use.years.front().year;
  for (const FundingLine& line : programme.lines) {
    if (!is_admitted[line.action.position()]) continue;
    const Action& action = programme.actions[line.action.position()];
    const Funder& funder = programme.funders[line.funder.position()];
    if (!scope.admits(funder, line.credit)) continue;
    EnvelopeYear& at = use.years[static_cast<std::size_t>(action.year - first)];
    ++at.lines;
    if (scope.is_taken_for_it(funder) && plain_words(funder.name) != scope.funder())
      ++use.bare_lines;
    // The use of an envelope is what was granted under it; requests do not consume it.
    if (line.amounts.granted) at.granted += *line.amounts.granted;
    else ++at.unknown_lines;
  }
  Euros cumulated;
  for (EnvelopeYear& year : use.years) year.cumulated = cumulated += year.granted;
}

/// The position of the narrowest of the envelopes that contain an envelope.
std::optional<std::size_t> container_of(const std::vector<EnvelopeScope>& scopes,
                                        std::size_t inner) {
  std::optional<std::size_t> best;
  for (std::size_t e = 0; e < scopes.size(); ++e) {
    // Two envelopes that admit the same lines contain each other; neither is part of the other.
    if (e == inner || !scopes[e].contains(scopes[inner]) || scopes[inner].contains(scopes[e]))
      continue;
    if (!best || scopes[*best].contains(scopes[e])) best = e;
  }
  return best;
}

/// "Montélimar, Etat, PRE": the criteria of an envelope.
std::string scope_text(const Envelope& envelope) {
  std::vector<std::string> parts;
  for (const std::string& part :
       {envelope.contract, envelope.funder, envelope.theme, envelope.scheme}) {
    if (!part.empty()) parts.push_back(part);
  }
  return join(parts, ", ");
}

}  // namespace

std::int64_t EnvelopeUse::lines() const {
  std::int64_t lines = 0;
  for (const EnvelopeYear& year : years) lines += year.lines;
  return lines;
}

std::vector<EnvelopeUse> envelope_uses(const Programme& programme) {
  const std::vector<EnvelopeScope> scopes = scopes_of(programme);
  const std::vector<std::string> contracts = contracts_of(programme);
  std::vector<EnvelopeUse> uses;
  for (std::size_t e = 0; e < scopes.size(); ++e) {
    const Envelope& envelope = programme.envelopes[e];
    EnvelopeUse& use = uses.emplace_back();
    use.envelope = e;
    for (int year = envelope.first_year; year <= envelope.last_year; ++year) {
      use.years.push_back({year, 0, 0, {}, {}});
    }
    add_lines(programme, admitted(programme, contracts, scopes[e]), scopes[e], use);
    use.within = container_of(scopes, e);
  }
  return uses;
}

void note_envelopes(const Programme& programme, std::span<const EnvelopeUse> uses,
                    Findings& findings) {
  for (const EnvelopeUse& use : uses) {
    const Envelope& envelope = programme.envelopes[use.envelope];
    const std::string name = scope_text(envelope);
    if (use.lines() == 0) {
      findings.warn("envelope_without_line",
                    {{"envelope", name},
                     {"amount", money_text(envelope.amount)},
                     {"first", envelope.first_year},
                     {"last", envelope.last_year}},
                    envelope.source);
    }
    if (use.within) {
      findings.notice("envelope_within",
                      {{"envelope", name}, {"whole", scope_text(programme.envelopes[*use.within])}},
                      envelope.source);
    }
    if (use.bare_lines > 0) {
      findings.notice("envelope_bare_funder",
                      {{"envelope", name}, {"lines", Count{use.bare_lines}}}, envelope.source);
    }
  }
}

}  // namespace carreau
