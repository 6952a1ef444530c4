using System.Diagnostics.CodeAnalysis;

namespace MimeKit;

/// <summary>A report about a message: delivery, disposition, abuse (RFC 6522).</summary>
public class MultipartReport : Multipart
{
    public MultipartReport(MimeEntityConstructorArgs args) : base(args)
    {
    }

    public MultipartReport(string reportType, params object[] args) : base("report", args)
    {
        ReportType = reportType;
    }

    public MultipartReport(string reportType) : base("report")
    {
        ReportType = reportType;
    }

    [DisallowNull]
    public string? ReportType
    {
        get => ContentType.Parameters["report-type"];
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            if (ReportType != value)
            {
                ContentType.Parameters["report-type"] = value.Trim();
            }
        }
    }

    public override void Accept(MimeVisitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        visitor.VisitMultipartReport(this);
    }
}
