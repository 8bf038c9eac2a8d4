<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields" labelsEnabled="1">
  {{renderer}}
  <labeling type="simple">
    <settings calloutType="simple">
      <text-style fieldName="coalesce(&quot;name&quot;, &quot;code&quot;) || '\n' || coalesce(format_number(&quot;granted&quot;, 0) || ' €', 'accordé inconnu')" isExpression="1" fontFamily="Open Sans" fontSize="9" fontWeight="75" textColor="22,64,91,255" namedStyle="Bold" textOpacity="1">
        <text-buffer bufferDraw="1" bufferSize="1" bufferColor="255,255,255,255" bufferOpacity="1" bufferSizeUnits="MM"/>
      </text-style>
      <placement placement="1" priority="5"/>
      <rendering scaleVisibility="1" scaleMin="1" scaleMax="250000" obstacle="1" labelPerPart="0" drawLabels="1"/>
    </settings>
  </labeling>
  {{aliases}}
</qgis>
