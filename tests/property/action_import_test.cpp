// SPDX-License-Identifier: Apache-2.0
/// A programme written as tables and read back is the same; amounts survive any spelling.
#include "actions/money_text.hpp"
#include "files/cell_guard.hpp"
#include "inputs/programme/action_reader.hpp"
#include "inputs/programme/nomenclature_reader.hpp"
#include "support/temp_folder.hpp"

#include <fmt/format.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <tuple>
#include <vector>

namespace carreau {
namespace {

using carreau::testing::TempFolder;

/// Figures in groups of three, as people write them.
std::string grouped(std::int64_t euros, const std::string& gap) {
  std::string digits = std::to_string(euros);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, gap);
  return digits;
}

RC_GTEST_PROP(Amounts, SurviveEverySpelling, ()) {
  const auto cents = *rc::gen::inRange<std::int64_t>(0, 1'000'000'000'000);
  const bool is_negative = *rc::gen::arbitrary<bool>();
  const auto gap = *rc::gen::element<std::string>("", " ", "\u00A0", "\u202F", "'");
  const auto mark = *rc::gen::element<std::string>(",", ".");
  const auto unit = *rc::gen::element<std::string>("", " €", "€", " EUR", " euros");
  const std::string text = (is_negative ? "-" : "") + grouped(cents / 100, gap) + mark +
                           fmt::format("{:02}", cents % 100) + unit;
  const MoneyText money = parse_money(text);
  RC_ASSERT(money.amount == Euros::from_cents(is_negative ? -cents : cents));
  RC_ASSERT(!money.is_guess);
  RC_ASSERT(parse_money(money_text(*money.amount)).amount == money.amount);
}

/// Words that tables hold: markup, quotes, separators, formulas.
rc::Gen<std::string> words() {
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
                          "a", "É", " ", ";", "\"", "=", "-", "<b>", "'", "1", ",", "%", "\n")),
                      [](const std::vector<std::string>& parts) {
                        std::string text = "t";
                        for (const std::string& part : parts) text += part;
                        return text + "z";
                      });
}

std::string csv(const std::vector<std::string>& fields) {
  std::string line;
  for (const std::string& field : fields) {
    line += line.empty() ? "\"" : ";\"";
    for (const char c : files::guarded(field)) line += c == '"' ? "\"\"" : std::string(1, c);
    line += '"';
  }
  return line + "\n";
}

template <class Value>
std::string text_of(const std::optional<Value>& value) {
  return value ? fmt::format("{}", *value) : std::string();
}
std::string text_of(const std::optional<Euros>& value) {
  return value ? money_text(*value) : std::string();
}

std::string quartiers_text(const std::vector<StatedQuartier>& quartiers) {
  std::string text;
  for (const StatedQuartier& q : quartiers) {
    text += (text.empty() ? "" : ";") + q.text;
    if (q.share_millionths) text += fmt::format(":{:.4f}", *q.share_millionths / 10'000.0);
  }
  return text;
}

std::vector<StatedQuartier> some_quartiers() {
  std::vector<StatedQuartier> quartiers;
  const int count = *rc::gen::inRange(0, 4);
  const bool has_shares = *rc::gen::arbitrary<bool>();
  std::int32_t left = 1'000'000;
  for (int i = 0; i < count; ++i) {
    const std::int32_t share = i + 1 == count ? left : *rc::gen::inRange(0, left + 1);
    left -= share;
    quartiers.push_back({fmt::format("QN0300{}M", i), {}});
    if (has_shares) quartiers.back().share_millionths = share;
  }
  return quartiers;
}

Action some_action(int number) {
  Action action;
  action.reference = fmt::format("R{}", number / 2);
  action.year = 2024 + number % 2;
  action.title = *words();
  action.operator_name = *words();
  action.contract = *words();
  action.strategic_objective = *words();
  action.status = static_cast<ActionStatus>(*rc::gen::inRange(0, int{kActionStatuses}));
  if (*rc::gen::arbitrary<bool>()) action.audience_forecast = *rc::gen::inRange(0, 5000);
  action.quartiers = some_quartiers();
  action.is_transterritorial = *rc::gen::arbitrary<bool>();
  if (*rc::gen::arbitrary<bool>()) {
    action.place =
        Point{*rc::gen::inRange(-50'000, 80'000) / 1e4, *rc::gen::inRange(410'000, 510'000) / 1e4};
  }
  return action;
}

std::optional<Euros> some_amount() {
  if (!*rc::gen::arbitrary<bool>()) return std::nullopt;
  return Euros::from_cents(*rc::gen::inRange(-100'000, 10'000'000));
}

auto key_of(const Action& a) {
  std::vector<std::tuple<std::string, std::int64_t>> quartiers;
  for (const StatedQuartier& q : a.quartiers) {
    quartiers.emplace_back(q.text, q.share_millionths.value_or(-1));
  }
  return std::tuple(a.reference, a.year, a.title, a.operator_name, a.contract,
                    a.strategic_objective, a.status, a.audience_forecast, quartiers,
                    a.is_transterritorial, a.place.has_value() ? a.place->x : -99.0,
                    a.place.has_value() ? a.place->y : -99.0);
}

RC_GTEST_PROP(ActionImport, AProgrammeReadBackIsTheSame, ()) {
  Programme written;
  std::string actions =
      "reference;year;title;operator;contract;strategic;status;audience;quartiers;across;lon;lat\n";
  std::string lines = "reference;year;funder;credit;requested;granted;paid\n";
  const std::vector<std::string> funders = {"Funder of A", "Somebody else", "A third & last"};
  const int count = *rc::gen::inRange(1, 6);
  for (int i = 0; i < count; ++i) {
    const Action a = some_action(i);
    actions +=
        csv({a.reference, std::to_string(a.year), a.title, a.operator_name, a.contract,
             a.strategic_objective, std::string(to_text(a.status)), text_of(a.audience_forecast),
             quartiers_text(a.quartiers), a.is_transterritorial ? "oui" : "non",
             a.place ? text_of(std::optional(a.place->x)) : "",
             a.place ? text_of(std::optional(a.place->y)) : ""});
    written.actions.push_back(a);
    for (int k = *rc::gen::inRange(0, 4); k > 0; --k) {
      FundingLine line;
      line.action = ActionIndex(static_cast<std::size_t>(i));
      line.funder = FunderIndex(*rc::gen::inRange<std::size_t>(0, 3));
      line.credit = static_cast<CreditKind>(*rc::gen::inRange(0, 3));
      line.amounts = {some_amount(), some_amount(), some_amount()};
      lines += csv({a.reference, std::to_string(a.year), funders[line.funder.position()],
                    std::string(to_text(line.credit)), text_of(line.amounts.requested),
                    text_of(line.amounts.granted), text_of(line.amounts.paid)});
      written.lines.push_back(line);
    }
  }
  const TempFolder folder;
  const std::vector<std::string> paths = {folder.write("actions.csv", actions),
                                          folder.write("lines.csv", lines)};
  inputs::ActionReadOptions how;
  how.mapping = folder.write(
      "m.toml",
      "recognise = false\n[actions.columns]\nreference = \"reference\"\nyear = \"year\"\n"
      "title = \"title\"\noperator = \"operator\"\ncontract = \"contract\"\n"
      "strategic_objective = \"strategic\"\nstatus = \"status\"\naudience_forecast = \"audience\"\n"
      "quartiers = \"quartiers\"\ntransterritorial = \"across\"\n"
      "[lines.columns]\nreference = \"reference\"\nyear = \"year\"\nfunder = \"funder\"\n"
      "credit = \"credit\"\nrequested = \"requested\"\ngranted = \"granted\"\npaid = \"paid\"\n");
  Findings findings;
  const inputs::ActionImport read = inputs::read_actions(paths, how, findings);
  RC_ASSERT(read.refused.empty());
  RC_ASSERT(read.programme.actions.size() == written.actions.size());
  for (std::size_t i = 0; i < written.actions.size(); ++i) {
    RC_ASSERT(key_of(read.programme.actions[i]) == key_of(written.actions[i]));
  }
  RC_ASSERT(read.programme.lines.size() == written.lines.size());
  for (std::size_t i = 0; i < written.lines.size(); ++i) {
    const FundingLine& line = read.programme.lines[i];
    RC_ASSERT(line.action == written.lines[i].action);
    RC_ASSERT(read.programme.funders[line.funder.position()].name ==
              funders[written.lines[i].funder.position()]);
    RC_ASSERT(line.credit == written.lines[i].credit);
    RC_ASSERT(line.amounts == written.lines[i].amounts);
  }
}

}  // namespace
}  // namespace carreau
