import "pe"
import "math"

rule APT_GraniteHeron_SlatePipe_v2 : apt loader
{
    meta:
        author      = "R. Nowak, Northwall Research (@northwall_intel)"
        date        = "2025-03-14"
        version     = "1.0.3.1"
        reference   = "https://blog.northwall-research.com/granite-heron/"
        hash1       = "b1946ac92492d2347c6235b4d2611184e3b0c44298fc1c149afbf4c8996fb924"
        license     = "Detection Rule License 1.1 https://github.com/SigmaHQ/Detection-Rule-License"
        score       = 75
    strings:
        $c2_1 = "cdn-telemetry.azureedge-cache.com" ascii wide nocase
        $c2_2 = "/api/v1.0/heartbeat" ascii
        $c2_3 = { 31 38 35 2E 32 32 35 2E 37 33 2E 31 31 38 } // 185.225.73.118
        $s1 = "version.dll" fullword ascii
        $s2 = "System.Reflection.Assembly" wide
        $s3 = "%s\\%s.tmp" ascii
        $s4 = "SlatePipe.Core.Config.dll" ascii
        $u1 = "https://%s:%d/%s" ascii
        $u2 = "status\.grid-monitor\.net" 
        $re = /https?:\/\/[a-z0-9]{6,12}\.top\/gate\.php/
        $mac = "com.apple.loginwindow.plist"
        $go = "github.com/kost/chashell/lib/transport.(*dnsStream).Read" ascii
    condition:
        uint16(0) == 0x5a4d and filesize < 2MB and pe.number_of_sections > 4
        and (pe.imphash() == "9f2a" or math.entropy(0, filesize) > 7.2)
        and pe.version_info["FileVersion"] contains "10.0.17763.1" and 2 of ($c2_*) and any of ($s*)
}
