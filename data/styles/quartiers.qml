<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields" labelsEnabled="1">
  <renderer-v2 type="categorizedSymbol" attr="status" enableorderby="0" forceraster="0" symbollevels="0">
    <categories>
      <category value="present" symbol="0" label="Quartier" render="true"/>
      <category value="entered" symbol="1" label="Quartier entré" render="true"/>
      <category value="former" symbol="2" label="Quartier sorti" render="true"/>
    </categories>
    <symbols>
      <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
        <layer class="SimpleFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option type="QString" name="color" value="44,110,145,110"/>
            <Option type="QString" name="outline_color" value="22,64,91,255"/>
            <Option type="QString" name="outline_style" value="solid"/>
            <Option type="QString" name="outline_width" value="0.6"/>
            <Option type="QString" name="outline_width_unit" value="MM"/>
            <Option type="QString" name="style" value="solid"/>
          </Option>
        </layer>
      </symbol>
      <symbol type="fill" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
        <layer class="SimpleFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option type="QString" name="color" value="217,130,43,110"/>
            <Option type="QString" name="outline_color" value="122,66,9,255"/>
            <Option type="QString" name="outline_style" value="solid"/>
            <Option type="QString" name="outline_width" value="0.6"/>
            <Option type="QString" name="outline_width_unit" value="MM"/>
            <Option type="QString" name="style" value="solid"/>
          </Option>
        </layer>
      </symbol>
      <symbol type="fill" name="2" alpha="1" clip_to_extent="1" force_rhr="0">
        <layer class="SimpleFill" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option type="QString" name="color" value="255,255,255,60"/>
            <Option type="QString" name="outline_color" value="90,90,90,255"/>
            <Option type="QString" name="outline_style" value="dash"/>
            <Option type="QString" name="outline_width" value="0.6"/>
            <Option type="QString" name="outline_width_unit" value="MM"/>
            <Option type="QString" name="style" value="solid"/>
          </Option>
        </layer>
      </symbol>
    </symbols>
  </renderer-v2>
  <labeling type="simple">
    <settings calloutType="simple">
      <text-style fieldName="coalesce(&quot;name&quot;, &quot;code&quot;) || '\n' || coalesce(format_number(&quot;granted&quot;, 0) || ' €', 'accordé inconnu')" isExpression="1" fontFamily="Open Sans" fontSize="9" fontWeight="75" textColor="22,64,91,255" namedStyle="Bold" textOpacity="1">
        <text-buffer bufferDraw="1" bufferSize="1" bufferColor="255,255,255,255" bufferOpacity="1" bufferSizeUnits="MM"/>
      </text-style>
      <placement placement="1" priority="5"/>
      <rendering scaleVisibility="1" scaleMin="1" scaleMax="250000" obstacle="1" labelPerPart="0" drawLabels="1"/>
    </settings>
  </labeling>
  <aliases>
    <alias field="code" index="1" name="Code"/>
    <alias field="name" index="2" name="Nom"/>
    <alias field="status" index="3" name="État"/>
    <alias field="communes" index="4" name="Communes"/>
    <alias field="contract" index="5" name="Contrat"/>
    <alias field="people" index="6" name="Habitants"/>
    <alias field="households" index="7" name="Ménages"/>
    <alias field="poor_households" index="8" name="Ménages pauvres"/>
    <alias field="share_imputed" index="9" name="Part imputée"/>
    <alias field="actions" index="10" name="Actions"/>
    <alias field="retained" index="11" name="Actions retenues"/>
    <alias field="requested" index="12" name="Demandé (€)"/>
    <alias field="granted" index="13" name="Accordé (€)"/>
    <alias field="paid" index="14" name="Versé (€)"/>
    <alias field="unknown_requested" index="15" name="Lignes sans montant demandé"/>
    <alias field="unknown_granted" index="16" name="Lignes sans montant accordé"/>
    <alias field="unknown_paid" index="17" name="Lignes sans montant versé"/>
    <alias field="granted_specific" index="18" name="Accordé, crédits spécifiques (€)"/>
    <alias field="granted_common_law" index="19" name="Accordé, droit commun (€)"/>
    <alias field="granted_unknown_credit" index="20" name="Accordé, nature non dite (€)"/>
    <alias field="granted_by_people" index="21" name="Accordé réparti selon les habitants (€)"/>
    <alias field="granted_doubtful" index="22" name="Accordé à vérifier (€)"/>
    <alias field="granted_per_person" index="23" name="Accordé par habitant (€)"/>
    <alias field="granted_per_poor_household" index="24" name="Accordé par ménage pauvre (€)"/>
  </aliases>
</qgis>
