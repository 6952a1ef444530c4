namespace MimeKit.Tnef;

/// <summary>Outlook's winmail.dat: known by its type, its content left as it is.</summary>
public class TnefPart : MimePart
{
    public TnefPart(MimeEntityConstructorArgs args) : base(args)
    {
    }

    public TnefPart() : base("application", "vnd.ms-tnef")
    {
        FileName = "winmail.dat";
    }

    public override void Accept(MimeVisitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        visitor.VisitTnefPart(this);
    }
}
