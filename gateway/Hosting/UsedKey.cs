using System.Security.Cryptography;
using System.Text;

namespace Platform.Gateway.Hosting;

/// <summary>By which key a request came in; a feature of the request.</summary>
/// <param name="Id">Tells keys apart and does not tell the key: the first eight digits of its SHA-256.</param>
internal sealed record UsedKey(string Id)
{
    public static UsedKey Of(string key) => new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 4)));
}
