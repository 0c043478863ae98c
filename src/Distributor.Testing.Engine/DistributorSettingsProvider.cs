using System.Xml;
using System.Xml.Linq;
using Microsoft.VisualStudio.TestPlatform.ObjectModel;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Adapter;

namespace Distributor.Testing.Engine;

/// <summary>
/// Takes the <c>&lt;Distributor&gt;</c> section from VSTest. It is read when the run starts, where a mistake can be told to the user.
/// </summary>
[SettingsName("Distributor")]
public sealed class DistributorSettingsProvider : ISettingsProvider
{
    /// <inheritdoc/>
    public void Load(XmlReader reader) => TestDistribution.Current.Settings = TestSettings.Read(XElement.Load(reader));
}
