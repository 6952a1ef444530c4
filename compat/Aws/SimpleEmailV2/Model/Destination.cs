namespace Amazon.SimpleEmailV2.Model;

public partial class Destination
{
    public List<string> BccAddresses { get; set; }

    public List<string> CcAddresses { get; set; }

    public List<string> ToAddresses { get; set; }
}
