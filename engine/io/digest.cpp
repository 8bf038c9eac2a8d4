// SPDX-License-Identifier: Apache-2.0
#include "io/digest.hpp"

#include "io/gdal_source.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>

namespace carreau::io {

namespace {

class Sha256 {
 public:
  Sha256() : context_(EVP_MD_CTX_new()) {
    EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr);
  }
  void add(std::string_view bytes) { EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()); }
  /// Little-endian on every machine.
  void add(std::int64_t number) {
    std::array<char, 8> bytes{};
    for (std::size_t i = 0; i < 8; ++i) {
      bytes[i] = static_cast<char>((static_cast<std::uint64_t>(number) >> (8 * i)) & 0xFF);
    }
    add(std::string_view(bytes.data(), bytes.size()));
  }
  std::string hex() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    EVP_DigestFinal_ex(context_.get(), digest.data(), &size);
    std::string text;
    for (unsigned i = 0; i < size; ++i) text += fmt::format("{:02x}", digest[i]);
    return text;
  }

 private:
  struct Free {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
  };
  std::unique_ptr<EVP_MD_CTX, Free> context_;
};

}  // namespace

std::string file_digest(const std::string& path) {
  Sha256 hash;
  hash.add(read_whole(path));
  return hash.hex();
}

std::string grid_digest(const CellTable& cells) {
  Sha256 hash;
  hash.add(std::int64_t{cells.grid().epsg});
  hash.add(cells.grid().cell_size.count());
  for (std::size_t i = 0; i < cells.size(); ++i) {
    hash.add(cells.positions()[i].row);
    hash.add(cells.positions()[i].column);
    hash.add(cells.people()[i].tenths());
    hash.add(cells.households()[i].tenths());
    hash.add(cells.poor_households()[i].tenths());
    hash.add(cells.income_sums()[i].cents());
    hash.add(static_cast<std::int64_t>(cells.imputations()[i]));
    hash.add(cells.communes(CellIndex(i)));
    hash.add("\n");
  }
  return hash.hex();
}

}  // namespace carreau::io
