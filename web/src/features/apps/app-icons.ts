/** The built-in set of app icons, by the names that the API knows. */
import {
  IconApps, IconArchive, IconBell, IconBook, IconBriefcase, IconBug, IconBuilding, IconCalendar, IconCamera, IconChartBar,
  IconCheck, IconClipboard, IconClock, IconCloud, IconCode, IconCompass, IconCube, IconCurrencyDollar, IconDatabase,
  IconFileText, IconFlag, IconFolder, IconGift, IconHeadset, IconHeart, IconHome, IconKey,
  IconLeaf, IconLifebuoy, IconLock, IconMail, IconMap, IconMessage, IconPhone, type IconProps, IconRocket, IconSearch,
  IconServer, IconSettings, IconShield, IconShip, IconShoppingCart, IconSpeakerphone, IconStar, IconTag, IconTarget,
  IconTicket, IconTool, IconTruck, IconUser, IconUsers, IconWallet, IconWorld, IconBuildingStore,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';

export const appIcons: Record<string, ComponentType<IconProps> | undefined> = {
  apps: IconApps, archive: IconArchive, bell: IconBell, book: IconBook, briefcase: IconBriefcase, bug: IconBug,
  building: IconBuilding, calendar: IconCalendar, camera: IconCamera, chart: IconChartBar, chat: IconMessage,
  check: IconCheck, clipboard: IconClipboard, clock: IconClock, cloud: IconCloud, code: IconCode, compass: IconCompass,
  cube: IconCube, database: IconDatabase, document: IconFileText, dollar: IconCurrencyDollar, flag: IconFlag,
  folder: IconFolder, gear: IconSettings, gift: IconGift, globe: IconWorld, headset: IconHeadset, heart: IconHeart,
  home: IconHome, key: IconKey, leaf: IconLeaf, lifebuoy: IconLifebuoy, lock: IconLock, mail: IconMail, map: IconMap,
  megaphone: IconSpeakerphone, people: IconUsers, phone: IconPhone, rocket: IconRocket, search: IconSearch,
  server: IconServer, shield: IconShield, ship: IconShip, shopping: IconShoppingCart, star: IconStar,
  store: IconBuildingStore, tag: IconTag, target: IconTarget, ticket: IconTicket, tools: IconTool, truck: IconTruck,
  user: IconUser, wallet: IconWallet,
};
