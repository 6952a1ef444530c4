namespace Platform.Returns;

/// <summary>Prints labels. The same label gives the same bytes.</summary>
public interface ILabelPrinter
{
    /// <summary>The label as a PDF.</summary>
    byte[] Print(ReturnLabel label);
}
