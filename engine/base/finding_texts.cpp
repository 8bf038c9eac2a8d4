// SPDX-License-Identifier: Apache-2.0
#include "base/finding_texts.hpp"

#include "base/text.hpp"

#include <fmt/args.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace carreau {

namespace {

/// `{}` stands for the details of a finding, in order.
struct Entry {
  std::string_view code;
  std::string_view french;
  std::string_view english;
};

constexpr auto kCatalogue = std::to_array<Entry>({
    {"action_of_rows", "lignes d'une même action ({}), une par financeur : réunies en une action",
     "rows of one action ({}), one a funder: joined into one action"},
    {"action_without_line", "actions sans ligne de financement", "actions without a funding line"},
    {"actions_with_outlines",
     "la couche a des polygones : ils ne sont pas lus, seuls des points situent une action",
     "the layer has polygons: they are not read, only points place an action"},
    {"actions_without_crs",
     "la couche n'a pas de système de coordonnées : les actions sont sans lieu ; le dire par --crs",
     "the layer has no coordinate reference system: its actions have no place; say which with "
     "--crs"},
    {"amount_guessed",
     "montants où la marque des décimales se devine : « {} » est lu {} ; sinon, dire decimal_mark "
     "dans le fichier de correspondance",
     "amounts whose mark of decimals is a guess: \"{}\" is read as {}; if not, say decimal_mark in "
     "the mapping file"},
    {"amount_negative", "montants négatifs, gardés tels quels, le premier {}",
     "negative amounts, kept as they are, the first {}"},
    {"amount_rounded", "montants plus précis que le centime : « {} » est lu {}",
     "amounts more precise than a cent: \"{}\" is read as {}"},
    {"amount_unknown", "montants dits inconnus (« {} ») : inconnus, et non nuls",
     "amounts said to be unknown (\"{}\"): unknown, not zero"},
    {"audience_unreadable", "publics qui ne sont pas des nombres (« {} ») : inconnus",
     "audiences that are no numbers (\"{}\"): unknown"},
    {"bracket_cell_unknown",
     "cellules du fichier de tranches que la grille n'a pas, laissées de côté",
     "cells of the brackets file that the grid does not have, left out"},
    {"bracket_total", "la cellule {} compte {} personnes dans les tranches, {} dans la grille",
     "cell {} counts {} people in the brackets, {} in the grid"},
    {"byte_order_mark", "le fichier commence par une marque d'ordre des octets (BOM)",
     "the file starts with a byte order mark"},
    {"cell_outside_communes", "cellules dont le centre n'est dans aucun contour de commune",
     "cells whose centre lies in no commune boundary"},
    {"cell_without_commune",
     "cellules sans code de commune (lcog_geo vide) : elles ne sont dans aucune unité ; donner des "
     "contours de communes par --communes pour les placer",
     "cells without any commune code (empty lcog_geo): they lie in no unit; give commune "
     "boundaries "
     "with --communes to place them"},
    {"code_not_borne_out",
     "le code {} annonce {} (I inchangé, M modifié, N nouveau), la comparaison trouve : {}",
     "the code {} says {} (I unchanged, M modified, N new), the comparison finds: {}"},
    {"column_mostly_text",
     "la colonne « {} » contient plus de textes que de nombres : laissée de côté",
     "the column \"{}\" holds more texts than numbers: left out"},
    {"column_name_repeated",
     "« {} » nomme plusieurs colonnes : comptées chacune, mais comparées à aucune d'un autre "
     "tableau",
     "\"{}\" names several columns: each counts, none is compared with another table"},
    {"columns_not_read", "colonnes dont rien n'est lu : {}",
     "columns that nothing is read from: {}"},
    {"commune_without_cells", "{} : communes dont la grille n'a aucune cellule",
     "{}: communes of which the grid has no cell"},
    {"commune_without_population",
     "la commune {} {} de l'unité {} n'a pas de population dans la table : celle de l'unité est "
     "une somme sans elle (fusion ou changement de code depuis ?)",
     "commune {} {} of unit {} has no population in the table: the unit's is a sum without it "
     "(merged or renamed since?)"},
    {"commune_without_unit",
     "la commune {} {} n'est pas dans la composition des unités urbaines : ses cellules sont "
     "tenues pour hors unité (fusion ou changement de code depuis ?)",
     "commune {} {} is not in the composition of urban units: its cells count as outside any unit "
     "(merged or renamed since?)"},
    {"communes_by_centre",
     "la grille n'a pas de codes de communes : les cellules sont placées par leur centre dans les "
     "contours de communes",
     "the grid has no commune codes: cells are placed by their centre in the commune boundaries"},
    {"coordinate_unreadable", "coordonnées qui ne sont pas des nombres : sans place",
     "coordinates that are no numbers: without a place"},
    {"coordinates_without_crs",
     "coordonnées dont le système n'est pas dit : les actions sont sans lieu ; le dire par --crs",
     "coordinates of an unknown system: actions have no place; say which with --crs"},
    {"criteria_secret",
     "zones de moins de 11 ménages : leurs critères, tirés de comptes exacts, ne sont pas donnés",
     "zones of fewer than 11 households: their criteria, which rest on exact counts, are not "
     "given"},
    {"decimal_comma", "nombres écrits avec une virgule décimale",
     "numbers written with a decimal comma"},
    {"default_kept", "le scénario garde {} = {}, alors que la règle et cette version donnent {}",
     "the scenario keeps {} = {}, where the rule and this version give {}"},
    {"derogation_unused",
     "des quartiers déjà inscrits sont donnés, mais la règle {} ne connaît pas de dérogation",
     "listed quartiers are given, but the rule {} knows no derogation for them"},
    {"edit_without_cell",
     "la retouche {} ({}) n'a d'effet sur rien : son polygone ne contient le centre d'aucune "
     "cellule",
     "edit {} ({}) changes nothing: its polygon holds the centre of no cell"},
    {"edited_zone_density",
     "la zone {} ({}), retouchée à la main, n'est pas assez dense : elle reste, critère non rempli",
     "zone {} ({}), edited by hand, is not dense enough: it stays, criterion not met"},
    {"edited_zone_income",
     "la zone {} ({}), retouchée à la main, n'est pas sous le seuil : elle reste, critère non "
     "rempli",
     "zone {} ({}), edited by hand, is not below the threshold: it stays, criterion not met"},
    {"edited_zone_pieces",
     "la zone {} ({}), retouchée à la main, n'est pas d'un seul tenant : {} morceaux",
     "zone {} ({}), edited by hand, is not in one piece: {} pieces"},
    {"edited_zone_population",
     "la zone {} ({}), retouchée à la main, n'a pas assez d'habitants : elle reste, critère non "
     "rempli",
     "zone {} ({}), edited by hand, has too few people: it stays, criterion not met"},
    {"edited_zone_territory",
     "la zone {} ({}), retouchée à la main, n'est pas dans une unité assez peuplée : elle reste, "
     "critère non rempli",
     "zone {} ({}), edited by hand, lies in no unit that is populous enough: it stays, criterion "
     "not met"},
    {"edited_zone_units",
     "la zone {} ({}), retouchée à la main, compte {} habitants hors de l'unité dont vient son "
     "seuil",
     "zone {} ({}), edited by hand, has {} people outside the unit that its threshold comes from"},
    {"feature_without_polygon", "objets sans polygone, laissés de côté",
     "features without a polygon, left out"},
    {"figure_not_number", "« {} » n'est pas un nombre : compté pour rien dans les sommes",
     "\"{}\" is no number: counted for nothing in the sums"},
    {"figures_changed",
     "les chiffres des revenus de {} ne sont pas ceux du scénario (SHA-256 attendu {}, trouvé {}) "
     ": acceptés "
     "par --accept-changed-inputs",
     "the figures of {} are not those of the scenario (expected SHA-256 {}, found {}): accepted by "
     "--accept-changed-inputs"},
    {"filled_down",
     "cellules vides remplies par celle du dessus, comme le fichier de correspondance le demande",
     "empty cells filled from the row above, as the mapping file asks"},
    {"funder_nearly_alike",
     "le financeur « {} » ressemble à « {} », plus fréquent : laissés distincts",
     "the funder \"{}\" looks like \"{}\", which is more frequent: kept apart"},
    {"funder_not_told",
     "montants sans financeur : comptés comme « Financeur non précisé » ; le dire dans le fichier "
     "de correspondance ([constants] funder)",
     "amounts without a funder: counted under « Financeur non précisé »; say whose in the mapping "
     "file ([constants] funder)"},
    {"grid_layout", "grille au format de {}, revenus de {}",
     "grid in the layout of {}, incomes of {}"},
    {"header_of_figures",
     "l'en-tête est fait de chiffres : la ligne des noms de colonnes manque-t-elle ?",
     "the header is made of figures: is the line of column names missing?"},
    {"header_of_two_rows", "l'en-tête est lu sur deux lignes", "the header is read from two rows"},
    {"input_changed",
     "l'entrée {} n'a pas le contenu que le scénario demande (SHA-256 attendu {}, trouvé {}) : "
     "accepté par --accept-changed-inputs",
     "the input {} has not the content that the scenario asks for (expected SHA-256 {}, found {}): "
     "accepted by --accept-changed-inputs"},
    {"latin1", "le texte n'est pas en UTF-8 : lu comme du Latin-1",
     "the text is not UTF-8: read as Latin-1"},
    {"leading_zero", "codes de communes qui avaient perdu leur zéro initial",
     "commune codes that had lost their leading zero"},
    {"level_year",
     "médianes publiées de {}, ramenées à {} par l'évolution de la médiane nationale (× {})",
     "published medians of {}, brought to {} by the change of the national median (× {})"},
    {"levels_applied", "territoires dont les revenus estimés ont été ramenés à la médiane publiée",
     "areas whose estimated incomes were brought to the published median"},
    {"line_not_summed", "« {} » (taux, moyenne, code ou année) : ni additionné ni comparé",
     "\"{}\" (rate, mean, code or year): neither added up nor compared"},
    {"line_repeated",
     "lignes de financement identiques à une autre de la même action ({}) : gardées toutes",
     "funding lines identical to another of the same action ({}): all are kept"},
    {"local_median_estimated",
     "les médianes locales qui entrent dans le seuil sont estimées depuis les cellules et "
     "ramenées au revenu déclaré ; donner les médianes publiées par --urban-incomes",
     "the local medians that enter S are estimated from the cells and brought to declared income; "
     "give published ones with --urban-incomes"},
    {"mapped_column_missing", "colonnes du fichier de correspondance que la table n'a pas : {}",
     "columns of the mapping file that the table has not: {}"},
    {"mapping_recognised", "fichier reconnu : lu par la correspondance {}",
     "the file is recognised: read by the mapping {}"},
    {"merged_cells",
     "colonne remplie de loin en loin, comme des cellules fusionnées ({0}) : rien n'est complété ; "
     "pour l'accepter, écrire fill_down = [\"{0}\"] dans le fichier de correspondance",
     "a column filled here and there, as merged cells are ({0}): nothing is filled in; to accept "
     "it, write fill_down = [\"{0}\"] in the mapping file"},
    {"municipal_population",
     "les populations sont municipales ; le décret demande la population totale, un peu plus "
     "grande : regarder les unités juste sous le minimum",
     "populations are municipal; the decree asks for the total population, which is slightly "
     "larger: look at units just under the minimum"},
    {"no_final_newline",
     "la dernière ligne n'a pas de fin : si le fichier y a été coupé, sa dernière valeur est "
     "fausse",
     "the last line has no end: if the file was cut there, its last value is wrong"},
    {"no_households", "cellules habitées sans ménage : leur estimation repose sur la seule moyenne",
     "cells with people but no household: their estimate rests on the mean alone"},
    {"no_imputation_flag",
     "aucune colonne ne dit quelles cellules sont imputées : toutes sont prises pour observées, et "
     "les intervalles sont trop étroits",
     "no column tells imputed cells: all are taken as observed, and intervals are too narrow"},
    {"no_matching_income",
     "aucune des médianes de {} ne porte le code d'une unité de la grille : les médianes locales "
     "sont estimées (le fichier est-il par unité urbaine ?)",
     "none of the medians of {} bears the code of a unit in the grid: local medians are estimated "
     "(is the file by urban unit?)"},
    {"no_people", "cellules sans habitants, laissées de côté",
     "cells without people, which take no part"},
    {"no_published_income", "aucune médiane lisible : toutes sont vides ou secrètes",
     "no median can be read: all are empty or secret"},
    {"no_total",
     "aucune ligne ni colonne ne porte le nom d'un total : rien à vérifier dans ce tableau",
     "no row or column has the name of a total: nothing to check in this table"},
    {"odd_level",
     "{} : médiane estimée {} €, publiée {} € ; un tel écart n'est pas un niveau, rien n'est "
     "changé",
     "{}: estimated median {} €, published {} €; such a gap is no level, nothing is changed"},
    {"older_quartier_code",
     "le code {} est d'une liste antérieure : lu comme les quartiers qui ont repris ses habitants",
     "the code {} is of an older list: read as the quartiers that took over its people"},
    {"other_year", "{} et {} sont de deux années : pas comparés",
     "{} and {} are of two years: not compared"},
    {"part_above_whole", "cellules où {} dépasse le tout dont il est une partie",
     "cells where {} exceeds the whole of which it is a part"},
    {"parts_merged", "zone {} : ses {} parties sont réunies, par --merge-parts",
     "zone {}: its {} parts are merged, by --merge-parts"},
    {"place_outside_france",
     "lieux hors de France ({}) : longitude et latitude échangées, ou un autre système (--crs) ?",
     "places outside France ({}): longitude and latitude exchanged, or another system (--crs)?"},
    {"place_without_coordinates", "lignes sans coordonnées : sans place",
     "rows without coordinates: without a place"},
    {"polygon_repaired", "zone {} : polygone invalide ({}), réparé par --repair",
     "zone {}: invalid polygon ({}), repaired by --repair"},
    {"quartier_without_contract", "lignes sans quartier ou sans contrat, laissées de côté",
     "rows without a quartier or a contract, left out"},
    {"reference_made",
     "la table n'a pas de référence : chaque ligne est une action, nommée par sa place",
     "the table has no reference: each row is an action, named after its place"},
    {"reference_numbered",
     "références déjà portées par une autre action de l'année : numérotées, la première {}",
     "references that another action of the year bears: numbered, the first {}"},
    {"refused_amount", "montant illisible : « {} » ; écrire un nombre, comme 1 028 246,50",
     "unreadable amount: \"{}\"; write a number, such as 1 028 246,50"},
    {"refused_audience_by_quartier",
     "public par quartier illisible : « {} » ; écrire CODE:NOMBRE, séparés par ;",
     "unreadable audience of a quartier: \"{}\"; write CODE:NUMBER, parted by ;"},
    {"refused_credit",
     "type de crédit inconnu : « {} » ; attendu spécifique ou droit commun (le plus proche : {})",
     "unknown kind of credit: \"{}\"; expected spécifique or droit commun (the nearest: {})"},
    {"refused_currency", "montants en {} : seuls des euros sont lus",
     "amounts in {}: only euros are read"},
    {"refused_many_actions",
     "plusieurs actions portent la référence {} : ajouter l'année, ou les distinguer",
     "several actions bear the reference {}: add the year, or tell them apart"},
    {"refused_no_action", "aucune action lue ne porte la référence {}",
     "no action that was read bears the reference {}"},
    {"refused_no_funder", "pas de financeur", "no funder"},
    {"refused_no_indicator", "pas de nom d'indicateur", "no name of an indicator"},
    {"refused_no_reference", "pas de référence (cellules fusionnées ? voir fill_down)",
     "no reference (merged cells? see fill_down)"},
    {"refused_no_year",
     "pas d'année : l'écrire, ou la dire pour tout le fichier dans la correspondance ([constants] "
     "year)",
     "no year: write it, or say it for the whole file in the mapping ([constants] year)"},
    {"refused_number", "valeur illisible : « {} » ; écrire un nombre",
     "unreadable value: \"{}\"; write a number"},
    {"refused_repeated_line",
     "ligne identique à une autre déjà lue ({}) : elle compterait deux fois",
     "a line identical to one that was read already ({}): it would count twice"},
    {"refused_repeated_reference",
     "la référence {} est déjà celle d'une autre action de l'année ({})",
     "the reference {} is that of another action of the year already ({})"},
    {"refused_repeated_row", "ligne identique à une autre, de même référence {} ({})",
     "a row identical to another, of the same reference {} ({})"},
    {"refused_rows_differ",
     "la référence {} est déjà celle d'une autre ligne ({}), qui en diffère par « {} »",
     "the reference {} is that of another row already ({}), which differs in \"{}\""},
    {"refused_share", "part illisible ou hors de 0 à 100 % : {} « {} »",
     "a share that is unreadable or not between 0 and 100 %: {} \"{}\""},
    {"refused_share_partly", "parts données à certains quartiers seulement : « {} »",
     "shares of some quartiers only: \"{}\""},
    {"refused_share_sum", "les parts des quartiers ne font pas 100 % : « {} » fait {} %",
     "the shares of the quartiers are not 100 %: \"{}\" is {} %"},
    {"refused_status",
     "statut inconnu : « {} » (le plus proche : {}) ; en ajouter par [words.status] dans la "
     "correspondance",
     "unknown status: \"{}\" (the nearest: {}); add words by [words.status] in the mapping"},
    {"refused_total", "ligne de total : elle compterait deux fois ce qu'elle additionne",
     "a row of totals: it would count twice what it adds up"},
    {"refused_year", "année ou date illisible : « {} » ; écrire 2024 ou 01/03/2024",
     "unreadable year or date: \"{}\"; write 2024 or 01/03/2024"},
    {"rounded_to_hundredths", "chiffres à plus de deux décimales, arrondis au centième",
     "figures with more than two decimals, rounded to hundredths"},
    {"rounded_to_tenths", "effectifs à plus d'une décimale, arrondis au dixième",
     "counts with more than one decimal, rounded to tenths"},
    {"row_name_repeated",
     "« {} » nomme plusieurs lignes : comptées chacune, mais comparées à aucune d'un autre tableau",
     "\"{}\" names several rows: each counts, none is compared with another table"},
    {"row_without_member", "lignes sans commune, laissées de côté",
     "rows without a commune, left out"},
    {"row_without_zone", "lignes dont le code n'est celui d'aucune zone de départ, non déplacées",
     "rows whose code is that of no source zone, not moved"},
    {"rows_refused", "lignes refusées : aucune n'est perdue, voir le fichier des lignes refusées",
     "rows refused: none is lost, see the file of refused rows"},
    {"rows_named_by_numbers",
     "la première colonne, « {} », est prise pour le nom des lignes, bien qu'elle ne contienne que "
     "des nombres",
     "the first column, \"{}\", is taken to name the rows, though it holds nothing but numbers"},
    {"secret_value", "valeurs de {} secrètes ou absentes : inconnues, et jamais nulles",
     "values of {} secret or missing: unknown, and never zero"},
    {"separator", "colonnes séparées par autre chose que des virgules ({})",
     "columns separated by something else than commas ({})"},
    {"shares_rescaled",
     "parts arrondies qui ne font pas exactement 100 % (« {} ») : ramenées à 100 %",
     "rounded shares that are not exactly 100 % (\"{}\"): brought to 100 %"},
    {"sheet_not_read",
     "feuille ou couche {} : ni actions, ni financements, ni indicateurs, non lue",
     "sheet or layer {}: neither actions nor funding lines nor indicators, not read"},
    {"siret_check", "SIRET dont la clé ne convient pas, gardés tels quels, le premier {}",
     "SIRET whose check digit does not fit, kept as they are, the first {}"},
    {"siret_length", "SIRET qui n'ont pas 14 chiffres, non repris, le premier {}",
     "SIRET that have not 14 digits, not kept, the first {}"},
    {"siret_zero", "SIRET qui avaient perdu leur zéro initial",
     "SIRET that had lost their leading zero"},
    {"source_by_another_base",
     "{} : zones de départ sans rien de la base ({}), déplacées par la base précédente",
     "{}: source zones without anything of the base ({}), moved by the base before it"},
    {"theme_code_and_label",
     "le code de thème {} est suivi du libellé « {} », qui est celui de {} {} : le code compte",
     "the theme code {} comes with the label \"{}\", which is that of {} {}: the code counts"},
    {"theme_split",
     "le thème {} {} a été partagé depuis : ses actions sont dites sous {} ({}), où va l'essentiel",
     "the theme {} {} has been split since: its actions are told under {} ({}), where most of it "
     "went"},
    {"theme_unknown", "le thème « {} » n'est pas dans la liste {} : gardé tel quel",
     "the theme \"{}\" is not in the list {}: kept as it is"},
    {"theme_unknown_near",
     "le thème « {} » n'est pas dans la liste {} (le plus proche : {}) : gardé tel quel",
     "the theme \"{}\" is not in the list {} (the nearest: {}): kept as it is"},
    {"theme_without_list", "aucune nomenclature pour {} : les thèmes sont gardés tels quels",
     "no nomenclature for {}: themes are kept as they are"},
    {"theme_without_passage", "le thème {} {} n'a pas de correspondance dans {} : il garde son nom",
     "the theme {} {} has no counterpart in {}: it keeps its name"},
    {"sheet_without_figures", "la feuille « {} » ne contient aucun chiffre : laissée de côté",
     "the sheet \"{}\" holds no figure: left out"},
    {"source_by_another_base",
     "{} : zones de départ sans rien de la base ({}), déplacées par la base précédente",
     "{}: source zones without anything of the base ({}), moved by the base before it"},
    {"total_alone",
     "« {} » porte le nom d'un total, mais aucun chiffre de la même unité ne s'y additionne : pris "
     "pour une part",
     "\"{}\" has the name of a total, but no figure of its unit adds up to it: taken for a part"},
    {"total_not_read",
     "« {} » porte le nom d'un total, mais n'est la somme de rien ici : non vérifié, et compté "
     "dans aucune somme",
     "\"{}\" has the name of a total, but sums nothing here: not checked, and counted in no sum"},
    {"total_not_stated", "« {} » ne donne pas ce total", "\"{}\" does not state this total"},
    {"total_unnamed", "« {} », la dernière, est prise pour un total : elle est la somme des autres",
     "\"{}\", the last one, is taken for a total: it is the sum of the others"},
    {"traits_missing", "la grille n'a pas de colonne {} : ces chiffres sont inconnus, et non nuls",
     "the grid has no column {}: those figures are unknown, not zero"},
    {"transterritorial_word",
     "réponses non comprises (« {} ») à la question d'une action transterritoriale : lues non",
     "answers not understood (\"{}\") to the question of a transterritorial action: read as no"},
    {"two_populations", "la commune {} a deux populations, {} et {} : la dernière compte",
     "commune {} is given two populations, {} and {}: the last counts"},
    {"undefined_crs",
     "le système de coordonnées de la couche n'est pas défini ; les cellules sont placées par leur "
     "identifiant, rien n'est perdu",
     "the layer's CRS is undefined; cells are placed by their id, so nothing is lost"},
    {"unit_not_named",
     "{} et {} : l'un ne dit pas ce que comptent ses chiffres ; les totaux généraux qui ne sont "
     "pas égaux n'ont pas été comparés",
     "{} and {}: one does not say what its figures count; grand totals that are not equal were not "
     "compared"},
    {"unit_partly_covered",
     "la grille contient {} habitants de l'unité {} {}, qui en compte {} : sa médiane est estimée "
     "sur cette seule partie ; donner la médiane publiée par --urban-incomes",
     "the grid holds {} people of unit {} {}, whose population is {}: its median is estimated from "
     "that part alone; give the published one with --urban-incomes"},
    {"unknown_commune",
     "la commune {} de la grille n'est pas dans la liste des communes ; ses cellules ne sont dans "
     "aucune unité (fusion ou changement de code depuis ?)",
     "commune {} of the grid is not in the list of communes; its cells lie in no unit (merged or "
     "renamed since?)"},
    {"unknown_quartier", "le code de quartier {} n'est pas dans le zonage (le plus proche : {})",
     "the quartier code {} is not in the zoning (the nearest: {})"},
    {"vintage_assumed",
     "l'année des revenus est supposée : 2021 a le même format ; le dire par --vintage 2021",
     "the year of the incomes is assumed: 2021 has the same layout; say so with --vintage 2021"},
    {"weights_on_trust",
     "les poids sont lus de {} ; la grille n'est pas donnée, et n'a pas été comparée à la leur",
     "weights are read from {}; no grid is given, so that it was not held against theirs"},
    {"year_from_name", "l'année {} est tirée du nom de la feuille ou du fichier",
     "the year {} is taken from the name of the sheet or file"},
    {"year_of_span", "périodes ou années scolaires (« {} ») : l'année de leur début compte ({})",
     "periods or school years (\"{}\"): the year of their beginning counts ({})"},
    {"zone_without_cells", "la zone {} ne contient aucun habitant de la grille : pas de donnée",
     "zone {} holds nobody of the grid: no data"},
    {"zone_without_row",
     "zones de départ sans ligne dans la table, la première {} : leurs valeurs sont inconnues",
     "source zones without a row in the table, the first {}: their values are unknown"},
    {"zones_overlap", "les zones {} et {} se recouvrent : {} habitants sont dans les deux",
     "zones {} and {} overlap: {} people are in both"},
});

const Entry* find(const std::string& code) {
  const auto at = std::find_if(kCatalogue.begin(), kCatalogue.end(),
                               [&](const Entry& entry) { return entry.code == code; });
  return at == kCatalogue.end() ? nullptr : &*at;
}

}  // namespace

std::string finding_text(const Finding& finding, Language language) {
  const Entry* const entry = find(finding.code);
  if (entry == nullptr) return finding.code + " " + join(finding.details, ", ");
  fmt::dynamic_format_arg_store<fmt::format_context> details;
  for (const std::string& detail : finding.details) details.push_back(detail);
  return fmt::vformat(language == Language::french ? entry->french : entry->english, details);
}

bool has_finding_text(const std::string& code) { return find(code) != nullptr; }

}  // namespace carreau
