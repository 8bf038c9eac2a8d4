<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Fields">
  <renderer-v2 type="singleSymbol" enableorderby="0" forceraster="0" symbollevels="0">
    <symbols>
      <symbol type="marker" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
        <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
          <Option type="Map">
            <Option type="QString" name="name" value="circle"/>
            <Option type="QString" name="color" value="193,57,14,255"/>
            <Option type="QString" name="outline_color" value="255,255,255,255"/>
            <Option type="QString" name="outline_width" value="0.4"/>
            <Option type="QString" name="size" value="2.4"/>
            <Option type="QString" name="size_unit" value="MM"/>
          </Option>
        </layer>
      </symbol>
    </symbols>
  </renderer-v2>
  <aliases>
    <alias field="reference" index="1" name="Référence"/>
    <alias field="year" index="2" name="Année"/>
    <alias field="title" index="3" name="Intitulé"/>
    <alias field="operator" index="4" name="Porteur"/>
    <alias field="siret" index="5" name="SIRET"/>
    <alias field="contract" index="6" name="Contrat"/>
    <alias field="theme" index="7" name="Thème"/>
    <alias field="theme_label" index="8" name="Libellé du thème"/>
    <alias field="status" index="9" name="État"/>
    <alias field="targets" index="10" name="Quartiers"/>
    <alias field="method" index="11" name="Attribuée par"/>
    <alias field="shared_by" index="12" name="Répartie par"/>
    <alias field="doubtful" index="13" name="À vérifier"/>
    <alias field="requested" index="14" name="Demandé (€)"/>
    <alias field="granted" index="15" name="Accordé (€)"/>
    <alias field="paid" index="16" name="Versé (€)"/>
    <alias field="audience_forecast" index="17" name="Public prévu"/>
    <alias field="audience_actual" index="18" name="Public réalisé"/>
    <alias field="place_precision" index="19" name="Précision du lieu (m)"/>
    <alias field="source" index="20" name="Fichier et ligne"/>
  </aliases>
</qgis>
