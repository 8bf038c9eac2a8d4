// SPDX-License-Identifier: Apache-2.0
#include "base/message.hpp"

#include "base/message_catalogue.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

namespace carreau {

namespace {

template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
// Clang 16 does not deduce an aggregate's parameters yet.
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

/// C++ writes a point; the French write a comma.
std::string with_mark(std::string number, Language language) {
  if (language == Language::french) std::ranges::replace(number, '.', ',');
  return number;
}

/// Whether what is counted takes the singular: one alone in English, whatever is below two in
/// French.
bool is_singular(std::string_view number, Language language) {
  if (language == Language::english) return number == "1";
  return number == "0" || number == "1" || number.starts_with("0,") || number.starts_with("1,");
}

/// What stands for the braces: of `name` its value, of `name|cell|cells` the form that goes with
/// it.
std::string filled(std::string_view braces, const std::vector<Detail>& details, Language language) {
  const std::size_t bar = braces.find('|');
  const auto detail = std::ranges::find(details, braces.substr(0, bar), &Detail::name);
  if (detail == details.end()) return {};
  std::string value = detail->value.text(language);
  if (bar == std::string_view::npos) return value;
  const std::string_view forms = braces.substr(bar + 1);
  const std::size_t between = forms.find('|');
  return std::string(is_singular(value, language) ? forms.substr(0, between)
                                                  : forms.substr(between + 1));
}

}  // namespace

const MessageTexts* find_message(std::string_view code) {
  const auto catalogue = message_catalogue();
  const auto at = std::ranges::lower_bound(catalogue, code, {}, &MessageTexts::code);
  return at == catalogue.end() || at->code != code ? nullptr : &*at;
}

DetailValue::DetailValue(std::string text) : value_(std::move(text)) {}
DetailValue::DetailValue(std::string_view text) : value_(std::string(text)) {}
DetailValue::DetailValue(const char* text) : value_(std::string(text)) {}
DetailValue::DetailValue(double number) : value_(number) {}
DetailValue::DetailValue(Count count) : value_(count) {}
DetailValue::DetailValue(Fixed number) : value_(number) {}
DetailValue::DetailValue(std::vector<std::string> texts) : value_(std::move(texts)) {}
DetailValue::DetailValue(std::vector<Message> messages) : value_(std::move(messages)) {}
DetailValue::DetailValue(Message message) : value_(std::vector<Message>{std::move(message)}) {}

std::string DetailValue::text(Language language) const {
  return std::visit(
      Overloaded{
          [](const std::string& text) { return printable(text); },
          [](std::int64_t number) { return fmt::to_string(number); },
          [&](double number) { return with_mark(fmt::to_string(number), language); },
          [&](Count count) { return grouped(fmt::to_string(count.value), language); },
          [&](Fixed f) { return with_mark(fmt::format("{:.{}f}", f.value, f.decimals), language); },
          [](const std::vector<std::string>& texts) { return printable(join(texts, ", ")); },
          [&](const std::vector<Message>& nested) {
            std::vector<std::string> texts;
            texts.reserve(nested.size());
            for (const Message& message : nested) texts.push_back(text_of(message, language));
            return join(texts, ", ");
          },
      },
      value_);
}

Message showable(Message message) {
  // A path may have 4,096 bytes; what else is quoted is read by people.
  constexpr std::size_t kMostText = 4'096;
  constexpr std::size_t kMostOfOne = 500;
  const auto shown = Overloaded{
      [](const std::string& text) { return DetailValue(printable(text, kMostText)); },
      [](const std::vector<std::string>& texts) {
        std::vector<std::string> kept;
        std::size_t bytes = 0;
        for (const std::string& text : texts) {
          kept.push_back(bytes < kMostText ? printable(text, kMostOfOne) : "…");
          if (bytes >= kMostText) break;
          bytes += kept.back().size();
        }
        return DetailValue(std::move(kept));
      },
      [](const std::vector<Message>& nested) {
        std::vector<Message> kept;
        for (const Message& one : nested) kept.push_back(showable(one));
        return DetailValue(std::move(kept));
      },
      [](const auto& number) { return DetailValue(number); },
  };
  for (Detail& detail : message.details) detail.value = std::visit(shown, detail.value.value());
  return message;
}

bool operator==(const DetailValue& a, const DetailValue& b) { return a.value_ == b.value_; }

bool operator==(const Detail& a, const Detail& b) { return a.name == b.name && a.value == b.value; }

bool operator==(const Message& a, const Message& b) {
  return a.code == b.code && a.details == b.details;
}

std::string text_of(const std::vector<Detail>& details, Language language) {
  std::vector<std::string> texts;
  texts.reserve(details.size());
  for (const Detail& detail : details) texts.push_back(detail.value.text(language));
  return join(texts, ", ");
}

std::string text_of(const Message& message, Language language) {
  const MessageTexts* const entry = find_message(message.code);
  if (entry == nullptr) return message.code + " " + text_of(message.details, language);
  std::string_view rest = language == Language::french ? entry->french : entry->english;
  std::string text;
  while (true) {
    const std::size_t open = rest.find('{');
    text += rest.substr(0, open);
    if (open == std::string_view::npos) return text;
    const std::size_t close = rest.find('}', open);
    text += filled(rest.substr(open + 1, close - open - 1), message.details, language);
    rest.remove_prefix(close + 1);
  }
}

}  // namespace carreau
