using System.Security.Cryptography;
using System.Text;

namespace Platform.LeadPackages;

/// <summary>The ids of packages: functions of the capture, safe in a path.</summary>
public static class PackageIds
{
    /// <summary>The id of the package that a capture leads to.</summary>
    public static string FromCapture(string captureId) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("lead-package/v1\0" + captureId)).AsSpan(0, 12));
}
