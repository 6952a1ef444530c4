using System.Text;

namespace MimeKit;

/// <summary>How strictly mail is read. The defaults take what mail programs send.</summary>
public class ParserOptions
{
    public static readonly ParserOptions Default = new();

    public RfcComplianceMode AddressParserComplianceMode { get; set; } = RfcComplianceMode.Loose;

    public bool AllowUnquotedCommasInAddresses { get; set; } = true;

    public bool AllowAddressesWithoutDomain { get; set; } = true;

    public int MaxAddressGroupDepth { get; set; } = 3;

    /// <summary>Multiparts and messages nested deeper are left as one leaf part.</summary>
    public int MaxMimeDepth { get; set; } = 1024;

    public RfcComplianceMode ParameterComplianceMode { get; set; } = RfcComplianceMode.Loose;

    public RfcComplianceMode Rfc2047ComplianceMode { get; set; } = RfcComplianceMode.Loose;

    public bool RespectContentLength { get; set; }

    /// <summary>Tried for undeclared text that is not UTF-8, before Latin-1.</summary>
    public Encoding CharsetEncoding { get; set; } = Encoding.UTF8;

    public ParserOptions Clone() => (ParserOptions)MemberwiseClone();
}
