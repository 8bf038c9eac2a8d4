// SPDX-License-Identifier: Apache-2.0
#include "inputs/digest.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "files/database.hpp"
#include "files/gdal_source.hpp"

#include <cpl_vsi.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace carreau::inputs {

namespace {

/// SHA-256 by OpenSSL, with the numbers of a grid gathered into blocks.
class Sha256 {
 public:
  Sha256() : context_(EVP_MD_CTX_new()) {
    EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr);
  }
  void add(std::string_view bytes) {
    // Large texts need no buffer; what waits must go first to keep the order.
    if (bytes.size() > kBuffer - size_) flush();
    if (bytes.size() > kBuffer) {
      EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size());
      return;
    }
    std::copy(bytes.begin(), bytes.end(), waiting_.begin() + static_cast<std::ptrdiff_t>(size_));
    size_ += bytes.size();
  }
  /// Adds the bytes in little-endian order, which is that of every machine that Carreau runs on.
  template <std::size_t Count>
  void add(const std::array<std::int64_t, Count>& numbers) {
    static_assert(std::endian::native == std::endian::little);
    add(std::string_view(reinterpret_cast<const char*>(numbers.data()), 8 * Count));
  }
  void add(std::int64_t number) { add(std::array<std::int64_t, 1>{number}); }
  /// Adds the length first, so that different lists of texts never give the same bytes.
  void add_text(std::string_view text) {
    add(static_cast<std::int64_t>(text.size()));
    add(text);
  }
  // The bits, not a text: equal digests mean equal figures, to the last bit.
  void add_real(double number) { add(std::bit_cast<std::int64_t>(number)); }
  std::string hex() {
    std::string text;
    for (const unsigned char byte : bytes()) text += fmt::format("{:02x}", byte);
    return text;
  }
  std::string base64() {
    const auto digest = bytes();
    std::array<unsigned char, 4 * ((kBytes + 2) / 3) + 1> text{};
    // EVP_EncodeBlock() ends the text with a zero byte, which is left out.
    const int size = EVP_EncodeBlock(text.data(), digest.data(), kBytes);
    return {text.begin(), text.begin() + size};
  }

 private:
  /// The numbers of a grid are buffered: a call for each would take longer than hashing them.
  static constexpr std::size_t kBuffer = 4'096;
  static constexpr int kBytes = 32;

  std::array<unsigned char, kBytes> bytes() {
    flush();
    std::array<unsigned char, kBytes> digest{};
    EVP_DigestFinal_ex(context_.get(), digest.data(), nullptr);
    return digest;
  }
  void flush() {
    EVP_DigestUpdate(context_.get(), waiting_.data(), size_);
    size_ = 0;
  }

  struct Free {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
  };
  std::unique_ptr<EVP_MD_CTX, Free> context_;
  std::array<char, kBuffer> waiting_{};
  std::size_t size_ = 0;  ///< of what waits
};

/// The files next to a .shp that hold its attributes, CRS and encoding.
std::vector<std::string> other_parts(const std::string& name) {
  std::vector<std::string> parts;
  if (!to_lower(name).ends_with(".shp")) return parts;
  const std::string stem = name.substr(0, name.size() - 4);
  // Both cases: Linux distinguishes them, and archives made on Windows use capitals.
  for (const char* const ending : {".dbf", ".DBF", ".prj", ".PRJ", ".cpg", ".CPG"}) {
    VSIStatBufL stat;
    if (VSIStatL((stem + ending).c_str(), &stat) == 0) parts.push_back(stem + ending);
  }
  return parts;
}

std::string row_digest(const OGRFeature& row) {
  Sha256 hash;
  for (int i = 0; i < row.GetFieldCount(); ++i) {
    // Whether a field is set comes first: an empty text and null must differ.
    hash.add(std::int64_t{row.IsFieldSetAndNotNull(i)});
    hash.add_text(row.IsFieldSetAndNotNull(i) != 0 ? row.GetFieldAsString(i) : "");
  }
  for (int g = 0; g < row.GetGeomFieldCount(); ++g) {
    const OGRGeometry* const shape = row.GetGeomFieldRef(g);
    std::vector<unsigned char> bytes(shape == nullptr ? 0 : shape->WkbSize());
    // Little-endian on every machine.
    if (shape != nullptr) shape->exportToWkb(wkbNDR, bytes.data(), wkbVariantIso);
    hash.add_text({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  }
  return hash.hex();
}

/// The rows of a table have no defined order, so their digests are sorted.
std::string tables_digest(const std::string& path) {
  files::require_tables(path);
  const files::Dataset dataset = files::open_dataset(path);
  const files::QuietGdal quiet;
  Sha256 hash;
  for (OGRLayer* layer : dataset->GetLayers()) {
    const OGRFeatureDefn& definition = *layer->GetLayerDefn();
    for (int i = 0; i < definition.GetFieldCount(); ++i) {
      hash.add_text(definition.GetFieldDefn(i)->GetNameRef());
    }
    std::vector<std::string> rows;
    for (const auto& row : *layer) rows.push_back(row_digest(*row));
    std::sort(rows.begin(), rows.end());
    hash.add(static_cast<std::int64_t>(rows.size()));
    for (const std::string& row : rows) hash.add(row);
  }
  if (!quiet.message().empty())
    throw IoError(files::shown_path(path), Message{"reason_given", {{"reason", quiet.message()}}});
  return hash.hex();
}

}  // namespace

std::string file_digest(const std::string& path) {
  if (files::is_database(path)) return tables_digest(path);
  Sha256 hash;
  // Read unpacked: a file and its archive have the same digest.
  hash.add(files::read_whole(path));
  for (const std::string& part : other_parts(files::gdal_path(path)))
    // Without its attributes a shapefile is another input, although the .shp is the same.
    hash.add(files::read_whole(part));
  return hash.hex();
}

std::string unordered_digest(const std::string& path) {
  const std::string ending = files::extension_of(path);
  if (ending != "csv" && ending != "txt" && ending != "tsv") return file_digest(path);
  const std::string text = files::read_whole(path);
  std::vector<std::string_view> lines;
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    lines.push_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (lines.size() > 1) std::sort(lines.begin() + 1, lines.end());
  Sha256 hash;
  for (const std::string_view line : lines) hash.add_text(line);
  return hash.hex();
}

std::string text_digest(std::string_view text) {
  Sha256 hash;
  hash.add(text);
  return hash.hex();
}

/// In the form of a content security policy, which is base64.
std::string policy_digest(std::string_view text) {
  Sha256 hash;
  hash.add(text);
  return "sha256-" + hash.base64();
}

std::string grid_digest(const CellTable& cells) {
  Sha256 hash;
  hash.add(std::int64_t{cells.grid().epsg});
  // Everything that a run reads of a cell, in the order of the table, which does not depend on that
  // of the file.
  hash.add(cells.grid().cell_size.count());
  for (std::size_t i = 0; i < cells.size(); ++i) {
    hash.add(std::array<std::int64_t, 7>{
        cells.positions()[i].row, cells.positions()[i].column, cells.people()[i].tenths(),
        cells.households()[i].tenths(), cells.poor_households()[i].tenths(),
        cells.income_sums()[i].cents(), static_cast<std::int64_t>(cells.imputations()[i])});
    hash.add(cells.communes(CellIndex(i)));
    // Ends the text of the communes, whose length varies.
    hash.add("\n");
  }
  // Which cells share their figures, where the grid says so.
  for (const std::uint32_t leader : cells.group_leaders()) hash.add(std::int64_t{leader});
  return hash.hex();
}

namespace {

/// The anchors are the national medians, which are hashed on their own.
void add_bridge(Sha256& hash, const Bridge& bridge) {
  hash.add_real(bridge.exponent);
  hash.add_real(bridge.residual);
  hash.add(static_cast<std::int64_t>(bridge.pairs.size()));
  for (const IncomePair& pair : bridge.pairs) {
    hash.add_real(pair.declared);
    hash.add_real(pair.disposable);
  }
}

/// Those besides the bridge of the year.
void add_bridges(Sha256& hash, const Vintage& v) {
  add_bridge(hash, v.perimeter_bridge);
  for (const auto& [department, own] : v.department_bridge) {
    hash.add(department + "\n");
    add_bridge(hash, own.bridge);
  }
  if (v.unit_bridge) {
    hash.add_real(v.unit_bridge->exponent);
    hash.add_real(v.unit_bridge->factor);
    hash.add_real(v.unit_bridge->log_residual);
  }
}

/// Only of declared incomes, so that the digests of other years stay what they were.
void add_declared(Sha256& hash, const Vintage& v) {
  hash.add_real(v.headcount_misfit);
  hash.add_real(v.cell_share ? v.cell_share->fraction() : 0.5);
  for (const SpreadLevel& level : v.spread_levels) {
    hash.add_real(level.mean);
    hash.add_real(level.factor);
  }
}

}  // namespace

std::string figures_digest(const Vintage& v, std::string_view medians) {
  Sha256 hash;
  hash.add(std::int64_t{v.year});
  hash.add(v.national_declared.cents());
  hash.add(v.national_disposable.cents());
  // In a fixed order: another one would change every digest.
  for (const double figure : {v.bridge.exponent, v.bridge.residual, v.spread.mean,
                              v.spread.deviation, v.poor_people_ratio, v.mean_to_median,
                              v.level_deviation, v.national_bounds.low, v.national_bounds.high}) {
    hash.add_real(figure);
  }
  add_bridges(hash, v);
  for (const auto* table : {&v.department_spread, &v.department_poor_people_ratio}) {
    hash.add(static_cast<std::int64_t>(table->size()));
    for (const auto& [department, figure] : *table) {
      hash.add(department + "\n");
      hash.add_real(figure);
    }
  }
  for (const auto& [department, bounds] : v.department_bounds) {
    hash.add(department + "\n");
    hash.add_real(bounds.low);
    hash.add_real(bounds.high);
  }
  if (v.is_declared()) add_declared(hash, v);
  hash.add(medians);
  return hash.hex();
}

}  // namespace carreau::inputs
