<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields" labelsEnabled="0">
  <renderer-v2 type="graduatedSymbol" attr="share_below" graduatedMethod="GraduatedColor" enableorderby="0" forceraster="0" symbollevels="0">
    <ranges>
      <range lower="0" upper="0.25" label="moins de 25 % sous le seuil" symbol="0" render="true"/>
      <range lower="0.25" upper="0.4" label="25 à 40 % sous le seuil" symbol="1" render="true"/>
      <range lower="0.4" upper="0.5" label="40 à 50 % sous le seuil" symbol="2" render="true"/>
      <range lower="0.5" upper="0.6" label="50 à 60 % sous le seuil" symbol="3" render="true"/>
      <range lower="0.6" upper="0.75" label="60 à 75 % sous le seuil" symbol="4" render="true"/>
      <range lower="0.75" upper="1" label="75 % et plus sous le seuil" symbol="5" render="true"/>
    </ranges>
    <symbols>
      <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
        <layer class="SimpleFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option type="QString" name="color" value="33,102,172,150"/>
            <Option type="QString" name="joinstyle" value="miter"/>
            <Option type="QString" name="outline_color" value="120,120,120,80"/>
            <Option type="QString" name="outline_style" value="solid"/>
            <Option type="QString" name="outline_width" value="0.1"/>
            <Option type="QString" name="outline_width_unit" value="MM"/>
            <Option type="QString" name="style" value="solid"/>
          </Option>
        </layer>
      </symbol>
      <symbol type="fill" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
        <layer class="SimpleFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option type="QString" name="color" value="146,197,222,150"/>
            <Option type="QString" name="joinstyle" value="miter"/>
            <Option type="QString" name="outline_color" value="120,120,120,80"/>
            <Option type="QString" name="outline_style" value="solid"/>
            <Option type="QString" name="outline_width" value="0.1"/>
            <Option type="QString" name="outline_width_unit" value="MM"/>
            <Option type="QString" name="style" value="solid"/>
          </Option>
        </layer>
      </symbol>
      <symbol type="fill" name="2" alpha="1" clip_to_extent="1" force_rhr="0">
        <layer class="SimpleFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option type="QString" name="color" value="247,247,247,150"/>
            <Option type="QString" name="joinstyle" value="miter"/>
            <Option type="QString" name="outline_color" value="120,120,120,80"/>
            <Option type="QString" name="outline_style" value="solid"/>
            <Option type="QString" name="outline_width" value="0.1"/>
            <Option type="QString" name="outline_width_unit" value="MM"/>
            <Option type="QString" name="style" value="solid"/>
          </Option>
        </layer>
      </symbol>
      <symbol type="fill" name="3" alpha="1" clip_to_extent="1" force_rhr="0">
        <layer class="SimpleFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option type="QString" name="color" value="253,219,199,150"/>
            <Option type="QString" name="joinstyle" value="miter"/>
            <Option type="QString" name="outline_color" value="120,120,120,80"/>
            <Option type="QString" name="outline_style" value="solid"/>
            <Option type="QString" name="outline_width" value="0.1"/>
            <Option type="QString" name="outline_width_unit" value="MM"/>
            <Option type="QString" name="style" value="solid"/>
          </Option>
        </layer>
      </symbol>
      <symbol type="fill" name="4" alpha="1" clip_to_extent="1" force_rhr="0">
        <layer class="SimpleFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option type="QString" name="color" value="239,138,98,150"/>
            <Option type="QString" name="joinstyle" value="miter"/>
            <Option type="QString" name="outline_color" value="120,120,120,80"/>
            <Option type="QString" name="outline_style" value="solid"/>
            <Option type="QString" name="outline_width" value="0.1"/>
            <Option type="QString" name="outline_width_unit" value="MM"/>
            <Option type="QString" name="style" value="solid"/>
          </Option>
        </layer>
      </symbol>
      <symbol type="fill" name="5" alpha="1" clip_to_extent="1" force_rhr="0">
        <layer class="SimpleFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option type="QString" name="color" value="178,24,43,150"/>
            <Option type="QString" name="joinstyle" value="miter"/>
            <Option type="QString" name="outline_color" value="120,120,120,80"/>
            <Option type="QString" name="outline_style" value="solid"/>
            <Option type="QString" name="outline_width" value="0.1"/>
            <Option type="QString" name="outline_width_unit" value="MM"/>
            <Option type="QString" name="style" value="solid"/>
          </Option>
        </layer>
      </symbol>
    </symbols>
  </renderer-v2>
  <aliases>
    <alias field="cell_id" index="1" name="Carreau"/>
    <alias field="urban_unit" index="2" name="Code de l'unité"/>
    <alias field="commune" index="3" name="Commune"/>
    <alias field="people" index="4" name="Habitants"/>
    <alias field="households" index="5" name="Ménages"/>
    <alias field="share_below" index="6" name="Part sous le seuil"/>
    <alias field="share_below_low" index="7" name="Part, borne basse"/>
    <alias field="share_below_high" index="8" name="Part, borne haute"/>
    <alias field="median_disposable" index="9" name="Médiane disponible (€/UC)"/>
    <alias field="median_disposable_low" index="10" name="Médiane disponible, borne basse"/>
    <alias field="median_disposable_high" index="11" name="Médiane disponible, borne haute"/>
    <alias field="threshold_disposable" index="12" name="Seuil en disponible (€/UC)"/>
    <alias field="imputed" index="13" name="Imputé"/>
    <alias field="decision" index="14" name="Décision"/>
    <alias field="reason" index="15" name="Raison"/>
    <alias field="zone_id" index="16" name="Identifiant"/>
    <alias field="near_miss_id" index="17" name="Quasi-quartier"/>
  </aliases>
</qgis>
