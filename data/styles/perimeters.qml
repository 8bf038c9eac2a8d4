<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields" labelsEnabled="1">
  <renderer-v2 type="singleSymbol" enableorderby="0" forceraster="0" symbollevels="0">
    <symbols>
      <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
        <layer class="SimpleFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option type="QString" name="color" value="178,24,43,60"/>
            <Option type="QString" name="joinstyle" value="miter"/>
            <Option type="QString" name="outline_color" value="178,24,43,255"/>
            <Option type="QString" name="outline_style" value="solid"/>
            <Option type="QString" name="outline_width" value="0.7"/>
            <Option type="QString" name="outline_width_unit" value="MM"/>
            <Option type="QString" name="style" value="solid"/>
          </Option>
        </layer>
      </symbol>
    </symbols>
  </renderer-v2>
  <labeling type="simple">
    <settings calloutType="simple">
      <text-style fieldName="&quot;name&quot; || '\n' || format_number(&quot;people&quot;, 0) || ' hab.'" isExpression="1" fontFamily="Open Sans" fontSize="9" fontWeight="75" textColor="120,10,30,255" namedStyle="Bold" textOpacity="1">
        <text-buffer bufferDraw="1" bufferSize="1" bufferColor="255,255,255,255" bufferOpacity="1" bufferSizeUnits="MM"/>
      </text-style>
      <placement placement="1" priority="5"/>
      <rendering scaleVisibility="1" scaleMin="1" scaleMax="250000" obstacle="1" labelPerPart="0" drawLabels="1"/>
    </settings>
  </labeling>
  <aliases>
    <alias field="zone_id" index="1" name="Identifiant"/>
    <alias field="name" index="2" name="Nom"/>
    <alias field="urban_unit" index="3" name="Code de l'unité"/>
    <alias field="urban_unit_name" index="4" name="Unité urbaine"/>
    <alias field="communes" index="5" name="Communes"/>
    <alias field="people" index="6" name="Habitants"/>
    <alias field="households" index="7" name="Ménages"/>
    <alias field="people_low_income" index="8" name="Habitants sous le seuil"/>
    <alias field="share_low_income" index="9" name="Part sous le seuil"/>
    <alias field="median_disposable" index="10" name="Médiane disponible (€/UC)"/>
    <alias field="median_disposable_low" index="11" name="Médiane disponible, borne basse"/>
    <alias field="median_disposable_high" index="12" name="Médiane disponible, borne haute"/>
    <alias field="median_declared" index="13" name="Médiane déclarée estimée (€/UC)"/>
    <alias field="median_declared_low" index="14" name="Médiane déclarée, borne basse"/>
    <alias field="median_declared_high" index="15" name="Médiane déclarée, borne haute"/>
    <alias field="threshold_declared" index="16" name="Seuil déclaré (€/UC)"/>
    <alias field="threshold_disposable" index="17" name="Seuil en disponible (€/UC)"/>
    <alias field="margin" index="18" name="Marge sous le seuil (€)"/>
    <alias field="p_criterion" index="19" name="Probabilité du critère"/>
    <alias field="share_imputed" index="20" name="Part imputée"/>
    <alias field="density" index="21" name="Habitants au km²"/>
    <alias field="cells" index="22" name="Cellules"/>
    <alias field="area_m2" index="23" name="Surface (m²)"/>
    <alias field="territory_basis" index="24" name="Critère de territoire"/>
    <alias field="status" index="25" name="Tracé par"/>
    <alias field="failed_criteria" index="26" name="Critères non remplis"/>
    <alias field="pieces" index="27" name="Morceaux"/>
    <alias field="people_outside_unit" index="28" name="Habitants hors de l'unité"/>
  </aliases>
</qgis>
