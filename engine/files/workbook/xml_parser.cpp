// SPDX-License-Identifier: Apache-2.0
#include "files/workbook/xml_parser.hpp"

#include "base/error.hpp"
#include "files/workbook/zip_archive.hpp"

#include <expat.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <exception>
#include <limits>
#include <utility>

namespace carreau::files {

namespace {

constexpr int kMostNesting = 256;
/// Separates the vocabulary from the name in what the parser gives; no address contains it.
constexpr char kSpaceMark = '|';

struct SpaceAddress {
  std::string_view address;
  XmlSpace space;
};
constexpr std::array<SpaceAddress, 9> kAddresses{{
    {"http://schemas.openxmlformats.org/spreadsheetml/2006/main", XmlSpace::sheet},
    {"http://purl.oclc.org/ooxml/spreadsheetml/main", XmlSpace::sheet},
    {"http://schemas.openxmlformats.org/officeDocument/2006/relationships", XmlSpace::relation},
    {"http://purl.oclc.org/ooxml/officeDocument/relationships", XmlSpace::relation},
    {"urn:oasis:names:tc:opendocument:xmlns:office:1.0", XmlSpace::office},
    {"urn:oasis:names:tc:opendocument:xmlns:table:1.0", XmlSpace::table},
    {"urn:oasis:names:tc:opendocument:xmlns:text:1.0", XmlSpace::text},
    {"urn:oasis:names:tc:opendocument:xmlns:style:1.0", XmlSpace::style},
    {"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0", XmlSpace::calc},
}};

XmlName name_of(std::string_view full) {
  const std::size_t mark = full.find(kSpaceMark);
  if (mark == std::string_view::npos) return {XmlSpace::none, full};
  const std::string_view address = full.substr(0, mark);
  const auto* const known = std::ranges::find(kAddresses, address, &SpaceAddress::address);
  return {known == kAddresses.end() ? XmlSpace::other : known->space, full.substr(mark + 1)};
}

}  // namespace

std::optional<std::string_view> XmlAttributes::get(XmlSpace space, std::string_view name) const {
  for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
    const std::string_view full = *pair;
    // Most names differ in their last letters, which costs less than to look up their vocabulary.
    if (full.ends_with(name) && name_of(full).is(space, name)) return pair[1];
  }
  return std::nullopt;
}

bool XmlAttributes::is_set(std::string_view name) const {
  const auto value = get(name);
  return value == "1" || value == "true";
}

std::optional<std::uint32_t> XmlAttributes::number(XmlSpace space, std::string_view name) const {
  const auto text = get(space, name);
  if (!text || text->empty() || text->size() > 9) return std::nullopt;
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
  if (error != std::errc{} || end != text->data() + text->size()) return std::nullopt;
  return value;
}

/// What the callbacks of the C library share. An exception must not pass through its frames, so it
/// is kept and thrown again behind the call.
struct XmlParser::State {
  State(XmlHandler& to, std::string of_file, std::string of_part)
      : handler(to), file(std::move(of_file)), part(std::move(of_part)) {
    parser = XML_ParserCreateNS(nullptr, kSpaceMark);
    if (parser == nullptr) throw std::bad_alloc();
    XML_SetUserData(parser, this);
    XML_SetElementHandler(parser, on_start, on_end);
    XML_SetCharacterDataHandler(parser, on_text);
    XML_SetStartDoctypeDeclHandler(parser, on_document_type);
  }
  ~State() { XML_ParserFree(parser); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  template <class Work>
  void guarded_call(const Work& work) {
    if (fault) return;
    try {
      work();
    } catch (...) {
      // Whatever it is, it must not pass through expat, which is C: it is thrown on once the parser
      // has returned.
      fault = std::current_exception();
      XML_StopParser(parser, XML_FALSE);
    }
  }
  [[noreturn]] void fail(Message problem) const {
    throw IoError(file, std::move(problem), Message{"save_again"});
  }

  static void XMLCALL on_start(void* data, const char* name, const char** attributes) {
    auto& self = *static_cast<State*>(data);
    self.guarded_call([&] {
      if (++self.depth > kMostNesting) self.fail(Message{"xml_too_deep", {{"part", self.part}}});
      self.handler.start(name_of(name), XmlAttributes(attributes));
    });
  }
  static void XMLCALL on_end(void* data, const char* name) {
    auto& self = *static_cast<State*>(data);
    --self.depth;
    self.guarded_call([&] { self.handler.end(name_of(name)); });
  }
  static void XMLCALL on_text(void* data, const char* text, int size) {
    auto& self = *static_cast<State*>(data);
    self.guarded_call(
        [&] { self.handler.characters(std::string_view(text, static_cast<std::size_t>(size))); });
  }
  static void XMLCALL on_document_type(void* data, const char*, const char*, const char*, int) {
    auto& self = *static_cast<State*>(data);
    self.guarded_call([&] { self.fail(Message{"xml_declares_type", {{"part", self.part}}}); });
  }

  XmlHandler& handler;
  std::string file;
  std::string part;
  XML_Parser parser = nullptr;
  int depth = 0;
  std::exception_ptr fault;
};

XmlParser::XmlParser(XmlHandler& handler, std::string file, std::string part)
    : state_(std::make_unique<State>(handler, std::move(file), std::move(part))) {}

XmlParser::~XmlParser() = default;

void XmlParser::feed(std::string_view piece) {
  // The library counts bytes in an int.
  constexpr std::size_t kMost = std::size_t{1} << 24U;
  for (; !piece.empty(); piece.remove_prefix(std::min(kMost, piece.size()))) {
    parse(piece.substr(0, kMost), false);
  }
}

void XmlParser::finish() { parse({}, true); }

void XmlParser::parse(std::string_view piece, bool is_last) {
  const auto state = XML_Parse(state_->parser, piece.data(), static_cast<int>(piece.size()),
                               is_last ? XML_TRUE : XML_FALSE);
  if (state_->fault) std::rethrow_exception(state_->fault);
  if (state == XML_STATUS_OK) return;
  const std::string_view reason = XML_ErrorString(XML_GetErrorCode(state_->parser));
  state_->fail(
      Message{"xml_error",
              {{"part", state_->part},
               {"line", static_cast<std::int64_t>(XML_GetCurrentLineNumber(state_->parser))},
               {"reason", reason}}});
}

void parse_part(ZipArchive& archive, const std::string& part, XmlHandler& handler) {
  XmlParser parser(handler, archive.file(), part);
  archive.read(part, [&](std::string_view piece) { parser.feed(piece); });
  parser.finish();
}

}  // namespace carreau::files
