import "⟨pe⟩"
rule Quiet_Heron_Loader : loader {
  meta:
    author = "Threat research"
    version = "⟨1.0.2.7⟩"
    date = "2024-05-10"
    hash = "⟨44d88612fea8a8f36de82e1278abb02f⟩"
    reference = "⟦~example-research.com=https://example-research.com/quiet-heron⟧"
  strings:
    $a1 = "⟦civicwatch.co.kr=civicwatch.co.kr⟧" ascii wide
    $a2 = "⟦cedar-cache.ch=http://cedar-cache.ch/news/read.aspx?q=a.b.c⟧" ascii
    $a3 = "⟦159.87.126.131=159.87.126.131⟧" wide
    $a4 = "⟨loader.pdb⟩" nocase
    $a5 = "⟨Global\\{6F.1A}⟩"
    $a6 = { 6A 40 68 00 30 00 00 }
    $a7 = "⟨kernel32.dll⟩" fullword
    $a8 = "POST /⟨submit.php⟩ HTTP/1.1\r\nHost: ⟦azureworks.com.mx=azureworks.com.mx⟧\r\n"
    $a9 = /[a-z]{4,8}\.(php|aspx)/
  condition:
    ⟨pe.imphash()⟩ == "⟨e3b0c44298fc1c149afbf4c8996fb924⟩" or (⟨pe.number_of_sections⟩ > 3 and 2 of ($a*))
    or ⟨math.entropy(0, filesize)⟩ > 7.2 and ⟨pe.version_info⟩["FileVersion"] contains "⟨6.1.7601.17514⟩"
}
rule Quiet_Heron_DNS { strings: $d1 = "⟦hidden-watch83.az=hidden-watch83.az⟧" $d2 = "⟦mail.wildtrack59.mom=mail.wildtrack59.mom⟧" $d3 = "⟦srv-04.delta-invoice.dk=srv-04.delta-invoice.dk⟧" condition: any of them and uint16(0) == 0x5A4D }
