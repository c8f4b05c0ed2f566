# Signs a file for Windows, or says that it does not and ends with 0.
#
#     powershell -ExecutionPolicy Bypass -File installer\windows\sign.ps1 FILE
#
# Environment:
#   SIGN_CERTIFICATE   SHA-1 thumbprint of a code-signing certificate in the user's store
#   SIGN_TIMESTAMP     address of the certificate authority's time stamp service (RFC 3161)
#   SIGNTOOL           signtool.exe, where it is not on the PATH (it comes with the Windows SDK)
# Not run by us so far: we have no certificate.
param([Parameter(Mandatory = $true)][string]$File)
$ErrorActionPreference = "Stop"

if (-not $env:SIGN_CERTIFICATE) {
    Write-Host "SIGN_CERTIFICATE is not set: $File is not signed."
    exit 0
}
$tool = if ($env:SIGNTOOL) { $env:SIGNTOOL } else { "signtool.exe" }
$arguments = @("sign", "/sha1", $env:SIGN_CERTIFICATE, "/fd", "SHA256")
if ($env:SIGN_TIMESTAMP) {
    $arguments += @("/tr", $env:SIGN_TIMESTAMP, "/td", "SHA256")
}
& $tool @arguments $File
exit $LASTEXITCODE
